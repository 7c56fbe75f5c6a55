-- The first import: which days of the account are read backwards, and whether somebody or Twilio asked it to wait.
create table history_import (
    id integer not null primary key check (id = 1),
    account_sid text not null,
    first_day text not null,
    last_day text not null,
    paused integer not null default 0 check (paused in (0, 1)),
    not_before integer,
    failures integer not null default 0,
    problem text not null default '',
    finished_at integer
) strict;

-- A line for each UTC day, as Twilio filters them: the import's checkpoint, and what looking after the day came to.
create table history_days (
    day text not null primary key,
    imported_at integer,
    import_ms integer not null default 0,
    calls integer not null default 0,
    recordings integer not null default 0,
    broken_rows integer not null default 0,
    reconciled_at integer,
    missed_webhooks integer not null default 0
) strict, without rowid;

-- Calls whose end a poll was the first to tell; an event that comes soon clears them.
create table webhook_suspects (
    call_sid text not null primary key,
    day text not null,
    noticed_at integer not null
) strict, without rowid;

-- Since when Twilio lists them no more; what was stored stays.
alter table legs add column gone_at integer;
alter table recordings add column gone_at integer;

-- The legs of a day as Twilio filters them, to compare with its list.
create index legs_by_start on legs (coalesce(started_at, created_at));
