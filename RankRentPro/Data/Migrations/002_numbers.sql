create table numbers (
    id integer not null primary key,
    sid text not null unique,
    phone_number text not null,
    digits text not null,
    friendly_name text not null,
    site text not null default '',
    country text not null,
    number_type text not null,
    voice integer not null check (voice in (0, 1)),
    sms integer not null check (sms in (0, 1)),
    mms integer not null check (mms in (0, 1)),
    voice_url text not null default '',
    monthly_fee integer,
    fee_currency text,
    purchased_at integer not null,
    released_at integer,
    last_call_at integer,
    calls integer not null default 0,
    missed integer not null default 0,
    completed integer not null default 0,
    talk_seconds integer not null default 0,
    version integer not null default 1
) strict;

-- The cards' order: the latest call first; a number without calls stands at its purchase.
create index numbers_by_last_call on numbers (coalesce(last_call_at, purchased_at) desc, id desc);
create index numbers_by_phone on numbers (phone_number);

-- A token is one click on Buy Number: the second click finds what the first one did.
create table purchases (
    token text not null primary key,
    phone_number text not null,
    state text not null check (state in ('started', 'done', 'refused')),
    number_sid text,
    started_at integer not null
) strict;

-- Bundle and address that a country asked for, remembered for the next purchase there.
create table country_documents (
    country text not null primary key,
    bundle_sid text not null default '',
    address_sid text not null default ''
) strict;

-- Twilio's list prices, asked once a day for each country.
create table number_prices (
    country text not null,
    number_type text not null,
    price integer not null,
    currency text not null,
    read_at integer not null,
    primary key (country, number_type)
) strict, without rowid;
