-- A program's session: ended by a sign-out, by a changed password (the stamp) and by a refresh token that comes twice.
create table api_sessions (
    id text primary key,
    user_id integer not null references users (id) on delete cascade,
    stamp text not null,
    created_at integer not null,
    ended_at integer
) strict, without rowid;

create table refresh_tokens (
    hash text primary key,
    session_id text not null references api_sessions (id) on delete cascade,
    expires_at integer not null,
    spent_at integer
) strict, without rowid;

create index refresh_tokens_by_expiry on refresh_tokens (expires_at);

create table api_keys (
    id integer primary key,
    user_id integer not null references users (id) on delete cascade,
    name text not null check (length(name) between 1 and 60),
    hash text not null unique,
    -- The last four characters, to tell keys apart on the screen.
    ends text not null check (length(ends) = 4),
    scope text not null check (scope in ('read', 'write')),
    created_at integer not null,
    used_at integer,
    revoked_at integer
) strict;

create index api_keys_by_user on api_keys (user_id);

-- Answers to requests that carried an Idempotency-Key; status null while the first request is under way.
create table api_repeats (
    user_id integer not null references users (id) on delete cascade,
    key text not null,
    request text not null,
    status integer,
    body text,
    created_at integer not null,
    primary key (user_id, key)
) strict, without rowid;

create index api_repeats_by_age on api_repeats (created_at);

-- Set by a program: the number's calls are no leads. It stays the agency's.
alter table numbers add column inactive integer not null default 0 check (inactive in (0, 1));
