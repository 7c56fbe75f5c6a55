-- A list of one direction, and of one outcome and direction, is read without looking at other calls.
create index calls_by_direction on calls (direction, started_at desc, id desc);
drop index calls_by_outcome;
create index calls_by_outcome on calls (outcome, started_at desc, id desc, direction);

-- When a number's calls changed last, whenever they began.
alter table numbers add column counted_at integer;

-- Since when this app is what Twilio asks about the number's calls; null while something else is.
alter table numbers add column answers_since integer;
