-- Calls that went out are few: their list is read without all the others.
create index calls_made on calls (started_at desc, id desc) where direction = 'outbound';

-- When a number's calls changed last, whenever they began.
alter table numbers add column counted_at integer;
