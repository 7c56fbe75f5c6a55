-- What an address is told next is found without reading what others wait for.
create index event_deliveries_of_target on event_deliveries (target_id, due_at) where due_at is not null;
