-- What Twilio lost, and what of the outgoing events waits or was given up, without reading all the rest.
create index legs_gone on legs (sid) where gone_at is not null;
create index recordings_gone on recordings (sid) where gone_at is not null;
create index deliveries_given_up on event_deliveries (id) where due_at is null and delivered_at is null;
create index deliveries_under_way on event_deliveries (id) where due_at is not null;
