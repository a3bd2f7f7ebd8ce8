-- Holidays that staff enter when the State Council arranges them; they stand beside the files.

create table calendar_arrangements (
  year integer not null check (year between 2000 and 2100),
  -- From 1 on: the last one counts, also against the file of the year.
  version integer not null check (version >= 1),
  -- The notice's 文号, and where it is published.
  notice text not null check (notice <> ''),
  url text,
  -- JSON objects: the day and the holiday it belongs to.
  holidays jsonb not null,
  make_up_workdays jsonb not null,
  entered_by uuid not null references accounts (id),
  known_from timestamptz not null,
  primary key (year, version)
);

create trigger calendar_arrangements_kept before update or delete on calendar_arrangements
  for each row execute function refuse_rewriting();
