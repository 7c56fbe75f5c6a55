create table account (
    sid text not null primary key,
    friendly_name text not null,
    balance_micros integer not null,
    created_at integer not null
) strict;

create table switches (
    name text not null primary key,
    value text not null
) strict;

create table numbers (
    sid text not null primary key,
    phone_number text not null unique,
    friendly_name text not null,
    country text not null,
    type text not null check (type in ('local', 'mobile', 'tollfree')),
    voice integer not null,
    sms integer not null,
    mms integer not null,
    voice_url text not null default '',
    voice_method text not null default 'POST',
    voice_fallback_url text not null default '',
    voice_fallback_method text not null default 'POST',
    voice_application_sid text not null default '',
    voice_caller_id_lookup integer not null default 0,
    voice_receive_mode text not null default 'voice',
    trunk_sid text,
    status_callback text not null default '',
    status_callback_method text not null default 'POST',
    sms_url text not null default '',
    sms_method text not null default 'POST',
    sms_fallback_url text not null default '',
    sms_fallback_method text not null default 'POST',
    sms_application_sid text not null default '',
    address_sid text,
    bundle_sid text,
    identity_sid text,
    emergency_status text not null default 'Inactive',
    emergency_address_sid text,
    created_at integer not null,
    updated_at integer not null
) strict;

create table calls (
    sid text not null primary key,
    parent_sid text,
    number_sid text,
    from_number text not null,
    to_number text not null,
    direction text not null check (direction in ('inbound', 'outbound-api', 'outbound-dial')),
    status text not null check (status in ('queued', 'ringing', 'in-progress', 'completed', 'busy', 'no-answer', 'failed', 'canceled')),
    answered_by text,
    queue_ms integer not null default 0,
    price_micros integer,
    duration integer,
    created_at integer not null,
    updated_at integer not null,
    start_at integer,
    answered_at integer,
    end_at integer,
    -- What the running call still needs; emptied when it ends.
    flow text
) strict;

create index calls_by_creation on calls (created_at, sid);
create index calls_by_parent on calls (parent_sid);

create table recordings (
    sid text not null primary key,
    call_sid text not null,
    status text not null check (status in ('in-progress', 'processing', 'completed', 'absent')),
    source text not null,
    channels integer not null,
    track text not null default 'both',
    duration integer,
    price_micros integer,
    created_at integer not null,
    updated_at integer not null,
    deleted_at integer,
    callback_url text,
    callback_method text not null default 'POST',
    callback_events text not null default 'completed'
) strict;

create index recordings_by_creation on recordings (created_at, sid);
create index recordings_by_call on recordings (call_sid);

create table events (
    id integer primary key,
    due_at integer not null,
    kind text not null,
    call_sid text not null,
    step integer not null default 0,
    data text
) strict;

create index events_by_due on events (due_at, id);

create table notifications (
    sid text not null primary key,
    call_sid text,
    error_code integer not null,
    log integer not null,
    message_text text not null,
    request_url text not null,
    request_method text not null,
    created_at integer not null
) strict;

create table caller_ids (
    sid text not null primary key,
    phone_number text not null unique,
    friendly_name text not null,
    created_at integer not null
) strict;

create table taken_stock (
    phone_number text not null primary key
) strict;

create table scripts (
    phone_number text not null primary key,
    party text not null
) strict;
