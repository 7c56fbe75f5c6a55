-- What somebody did after a moment is found without reading everything they ever did.
drop index calls_by_digits;
create index calls_by_digits on calls (customer_digits, started_at);

-- A cost that nobody will ever tell makes a total "at least"; there are few.
create index calls_of_unknown_cost on calls (started_at) where cost_state = 'unknown';
