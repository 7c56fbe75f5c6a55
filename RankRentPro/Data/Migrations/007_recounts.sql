-- The sums in another time zone while they are counted; they take the place of call_sums when all calls are.
create table call_sums_next (
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

-- The recount that is under way, if any: calls up to an id are in call_sums_next and are kept right there too.
create table recounts (
    id integer not null primary key check (id = 1),
    time_zone text not null,
    counted_to integer not null,
    calls integer not null,
    total integer not null,
    started_at integer not null
) strict;
