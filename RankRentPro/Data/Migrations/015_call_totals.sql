-- What call_days adds up to: the head of Call History says it on every page.
create table call_totals (
    direction text not null,
    outcome text not null,
    calls integer not null,
    spam integer not null,
    primary key (direction, outcome)
) strict, without rowid;

insert into call_totals (direction, outcome, calls, spam)
select direction, outcome, sum(calls), sum(spam)
from call_days
group by direction, outcome;
