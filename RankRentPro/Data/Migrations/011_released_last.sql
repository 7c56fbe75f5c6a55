-- Numbers that went back to Twilio stand behind those that ring.
drop index numbers_by_last_call;
create index numbers_by_last_call on numbers ((released_at is not null), coalesce(last_call_at, purchased_at) desc, id desc);
