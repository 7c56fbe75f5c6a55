-- What only some calls of a list fit is found in the index that orders it, without reading the others.
create index calls_by_direction on calls (direction, started_at desc, id desc);
drop index calls_by_outcome;
create index calls_by_outcome on calls (outcome, started_at desc, id desc, direction);
drop index calls_by_number;
create index calls_by_number on calls (number_id, started_at desc, id desc, direction, outcome);
drop index calls_by_site;
create index calls_by_site on calls (site, started_at desc, id desc, direction, outcome) where site <> '';

-- When a number's calls changed last, whenever they began.
alter table numbers add column counted_at integer;

-- Since when this app is what Twilio asks about the number's calls, and until when it was.
alter table numbers add column answers_since integer;
alter table numbers add column answers_until integer;
