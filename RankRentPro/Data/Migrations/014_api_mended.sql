-- What an address is told next is found without reading what others wait for.
create index event_deliveries_of_target on event_deliveries (target_id, due_at) where due_at is not null;

-- Sessions are forgotten by the last token of each.
drop index refresh_tokens_by_expiry;
create index refresh_tokens_by_session on refresh_tokens (session_id, expires_at);

-- When a name, site or status was changed, or what Twilio tells of the number.
alter table numbers add column updated_at integer not null default 0;
update numbers set updated_at = max(purchased_at, coalesce(released_at, 0));

-- An answer is there or not: that says which.
alter table api_repeats drop column status;
