-- Work that is to be done later, by a job: it survives a restart.
create table deferred (
    kind text not null,
    key text not null,
    due_at integer not null,
    attempts integer not null default 0,
    last_error text not null default '',
    primary key (kind, key)
) strict, without rowid;

create index deferred_by_due on deferred (kind, due_at);

-- What was awaited before this table came: prices, and the reasons of customers who were not dialled.
insert into deferred (kind, key, due_at)
select 'rating', sid, coalesce(ended_at, started_at)
from calls
where cost_state = 'pending'
  and outcome <> 'in-progress';

insert into deferred (kind, key, due_at)
select 'refused-dial', placed.sid, placed.placed_at
from placed_calls placed
join legs parent on parent.sid = placed.sid
where placed.refusal is null
  and parent.status = 'completed'
  and not exists (select 1 from legs child where child.parent_sid = placed.sid);
