create table settings (
  name text primary key,
  value text not null
) strict;

create table users (
  id integer primary key,
  email text not null collate nocase unique check (length(email) between 3 and 254),
  name text not null check (length(name) between 1 and 100),
  role text not null check (role in ('owner', 'staff', 'demo')),
  password_hash text,
  time_zone text not null,
  phone text check (phone like '+%'),
  security_stamp text not null,
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null,
  check ((role = 'demo') = (password_hash is null))
) strict;

create index users_by_role on users (role);

create unique index users_one_demo on users (role) where role = 'demo';
