-- Twilio's call resources, as Twilio tells them.
create table legs (
    sid text not null primary key,
    parent_sid text,
    number_sid text,
    direction text not null,
    from_number text not null,
    to_number text not null,
    status text not null,
    answered_by text,
    started_at integer,
    ended_at integer,
    duration integer not null default 0,
    price integer,
    price_currency text,
    created_at integer not null,
    orphan integer not null default 0 check (orphan in (0, 1))
) strict;

create index legs_by_parent on legs (parent_sid) where parent_sid is not null;

-- One conversation: the parent leg, its children and its recordings folded together.
create table calls (
    id integer not null primary key,
    sid text not null unique,
    number_id integer references numbers (id),
    site text not null default '',
    direction text not null check (direction in ('inbound', 'outbound')),
    from_number text not null,
    to_number text not null,
    customer_digits text not null,
    customer_digits_reversed text not null,
    outcome text not null check (outcome in
        ('in-progress', 'completed', 'voicemail', 'missed', 'busy', 'no-answer', 'failed', 'canceled', 'blocked')),
    reason text not null,
    started_at integer not null,
    ended_at integer,
    duration integer not null,
    cost integer not null default 0,
    cost_currency text,
    cost_state text not null check (cost_state in ('pending', 'final', 'unknown')),
    recordings integer not null default 0
) strict;

create index calls_by_time on calls (started_at desc, id desc);
create index calls_by_number on calls (number_id, started_at desc, id desc);
create index calls_by_outcome on calls (outcome, started_at desc, id desc);
create index calls_unrated on calls (started_at) where cost_state = 'pending';
create index calls_by_digits on calls (customer_digits);
create index calls_by_digits_reversed on calls (customer_digits_reversed);

-- What the app itself did with a call, before Twilio lists it.
create table routed_calls (
    sid text not null primary key,
    destination text,
    routed_at integer not null
) strict;

create table placed_calls (
    token text not null primary key,
    state text not null check (state in ('started', 'placed', 'refused')),
    sid text unique,
    from_number text not null,
    to_number text not null,
    phone text not null,
    -- Why Twilio did not dial the customer, in words; null while nobody asked, empty where Twilio noted nothing.
    refusal text,
    placed_at integer not null
) strict;

create index placed_calls_by_time on placed_calls (placed_at desc);

create table recordings (
    sid text not null primary key,
    leg_sid text not null,
    status text not null,
    source text not null,
    channels integer not null,
    duration integer,
    price integer,
    created_at integer not null,
    deleted_at integer
) strict;

create index recordings_by_leg on recordings (leg_sid);
create index recordings_by_time on recordings (created_at desc, sid desc) where deleted_at is null;

-- Sums per number, site, day and hour in the agency's time zone; kept in the transaction that changes the call.
create table call_sums (
    number_id integer not null,
    site text not null,
    day text not null,
    hour integer not null check (hour between 0 and 23),
    direction text not null,
    outcome text not null,
    calls integer not null,
    duration integer not null,
    cost integer not null,
    primary key (number_id, day, hour, site, direction, outcome)
) strict, without rowid;
