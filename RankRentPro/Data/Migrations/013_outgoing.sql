-- Addresses that are told what happens.
create table event_targets (
    id integer primary key,
    url text not null check (length(url) between 8 and 2000),
    -- whsec_ and the base64 of the key that signs.
    secret text not null,
    created_at integer not null,
    removed_at integer
) strict;

create table event_deliveries (
    id integer primary key,
    target_id integer not null references event_targets (id),
    -- The same at every attempt, so that the other side can tell a repeat.
    event_id text not null,
    type text not null,
    body text not null,
    created_at integer not null,
    -- When it is tried next; null when nothing more is tried.
    due_at integer,
    attempts integer not null default 0,
    delivered_at integer,
    problem text,
    unique (target_id, event_id)
) strict;

create index event_deliveries_due on event_deliveries (due_at) where due_at is not null;
create index event_deliveries_by_age on event_deliveries (created_at);
