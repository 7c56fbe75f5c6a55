-- A call that is no business: it stays in the list, and leaves the statistics and the count of its caller's calls.
alter table calls add column spam integer not null default 0 check (spam in (0, 1));

-- What people wrote about a call; the row comes with the first note or tag, and its version is what a form was made from.
create table call_notes (
    call_id integer not null primary key references calls (id),
    note text not null check (length(note) <= 4000),
    version integer not null default 1,
    changed_at integer not null
) strict;

create table call_tags (
    tag text not null check (length(tag) between 1 and 30),
    call_id integer not null references calls (id),
    primary key (tag, call_id)
) strict, without rowid;

create index call_tags_by_call on call_tags (call_id, tag);

-- How often somebody called a site before.
create index calls_by_caller on calls (customer_digits, site, started_at, id, number_id)
    where direction = 'inbound' and spam = 0 and outcome <> 'blocked';

-- A site's calls in the order of the list; one that came before its number had a site is found by the number.
create index calls_by_site on calls (site, started_at desc, id desc) where site <> '';
create index calls_without_site on calls (number_id, started_at desc, id desc) where site = '';

-- Spam is in no sum but this one, which the list counts with; what it cost is in the cost.
alter table call_sums add column spam integer not null default 0;
create index call_sums_by_site on call_sums (site, day);
-- A recount's sums take the place of the others: the two tables must have one shape.
alter table call_sums_next add column spam integer not null default 0;
create index call_sums_next_by_site on call_sums_next (site, day);

-- The same counts without number, site and hour, for a list of all numbers.
create table call_days (
    day text not null,
    direction text not null,
    outcome text not null,
    calls integer not null,
    spam integer not null,
    primary key (day, direction, outcome)
) strict, without rowid;

insert into call_days (day, direction, outcome, calls, spam)
select day, direction, outcome, sum(calls), 0
from call_sums
group by day, direction, outcome;

-- Single letters move through a list; somebody who speaks to the machine may want none of that.
alter table users add column list_keys integer not null default 1 check (list_keys in (0, 1));
