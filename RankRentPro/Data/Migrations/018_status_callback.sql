-- Where Twilio tells how the number's calls end; read from its list, empty where nothing is told.
alter table numbers add column status_callback text not null default '';
