-- The manifest of the audio in the data directory: a row for each file that was checked and put in its place.
create table recording_files (
    sid text not null primary key references recordings (sid),
    file text not null unique,
    bytes integer not null check (bytes > 0),
    sha256 text not null check (length(sha256) = 64),
    fetched_at integer not null,
    -- When the file was compared with its hash last, and what came of it.
    checked_at integer not null,
    state text not null check (state in ('fetched', 'verified', 'damaged'))
) strict, without rowid;

-- Since when the audio is wanted here; it waits in the table of deferred work until it is kept.
alter table recordings add column audio_queued_at integer;

-- Since when Twilio has it no more because this app deleted it there, with a safe copy here.
alter table recordings add column freed_at integer;

-- After how many days it was deleted because of its age.
alter table recordings add column kept_days integer;

create index recordings_not_queued on recordings (created_at desc)
    where audio_queued_at is null and status = 'completed' and deleted_at is null and gone_at is null and coalesce(duration, 1) > 0;

create index recordings_at_twilio on recordings (created_at)
    where audio_queued_at is not null and freed_at is null and gone_at is null and deleted_at is null;
