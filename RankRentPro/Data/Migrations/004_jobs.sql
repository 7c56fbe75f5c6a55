create table job_runs (
    id integer not null primary key,
    job text not null,
    state text not null check (state in ('running', 'done', 'failed')),
    started_at integer not null,
    finished_at integer,
    summary text not null default ''
) strict;

create index job_runs_by_job on job_runs (job, id desc);

-- What a job remembers from one run to the next.
create table job_memory (
    name text not null primary key,
    value text not null
) strict;

create table twilio_account (
    id integer not null primary key check (id = 1),
    name text not null,
    kind text not null,
    status text not null,
    balance integer,
    currency text,
    read_at integer not null
) strict;
