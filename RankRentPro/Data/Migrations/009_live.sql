-- When a call changed last, always later than any change before: open pages and programs read on from there.
alter table calls add column changed_at integer not null default 0;

create index calls_by_change on calls (changed_at);
create index calls_running on calls (started_at) where outcome = 'in-progress';
