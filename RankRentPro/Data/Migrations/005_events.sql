-- What Twilio told this app, in the order it came; the form is forgotten in time, the line of what it changed is not.
create table webhook_events (
    id integer not null primary key,
    received_at integer not null,
    kind text not null check (kind in ('call', 'recording')),
    call_sid text not null,
    subject_sid text not null,
    -- The same event twice has the same digest, and a repeated delivery the same token.
    digest text not null unique,
    token text unique,
    form text,
    change text not null
) strict;

create index webhook_events_by_call on webhook_events (call_sid, id);
create index webhook_events_with_form on webhook_events (received_at) where form is not null;

-- Requests that Twilio did not sign for this app's address, a line for each address that was seen.
create table refused_webhooks (
    seen text not null primary key,
    expected text not null,
    times integer not null,
    first_at integer not null,
    last_at integer not null
) strict;
