-- Where Twilio tells how the number's calls end: empty where it tells nobody, null until its list was read.
alter table numbers add column status_callback text;
