create table account (
    sid text not null primary key
) strict;
