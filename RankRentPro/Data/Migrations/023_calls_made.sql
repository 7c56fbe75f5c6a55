-- Calls that went out are few: their list is read without all the others.
create index calls_made on calls (started_at desc, id desc) where direction = 'outbound';

-- When a number's calls changed last, whenever they began.
alter table numbers add column counted_at integer;

-- Since when this app is what Twilio asks about the number's calls; null while something else is.
alter table numbers add column answers_since integer;
