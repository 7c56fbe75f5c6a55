-- What was given up is counted for each address, and found without reading what was delivered.
create index event_deliveries_given_up on event_deliveries (target_id) where due_at is null and delivered_at is null;

-- Since when an address answers that it is gone: it is told nothing more until the owner sends it something.
alter table event_targets add column gone_at integer;
