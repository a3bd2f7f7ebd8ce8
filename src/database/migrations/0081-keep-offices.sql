-- Where people go: the windows that a place runs, entered by staff: on two clocks, and only ever added to.

create table office_versions (
  office_id uuid not null,
  -- From 1 on: what is known at a moment is the last one that was known by then.
  version integer not null check (version >= 1),
  -- The division that runs it; who lives below it goes there where nothing is nearer.
  region text not null,
  name text not null check (name <> ''),
  -- Null where nobody has told: an answer says so, and fills nothing in.
  address text,
  hours text,
  phone text,
  valid_from date not null,
  -- The last day; null while no end is known.
  valid_until date,
  -- As staff typed it: a notice, a page, who was asked.
  source text not null check (source <> ''),
  verified_on date not null,
  -- The last day before somebody has to look again.
  check_due_on date not null,
  entered_by uuid not null references accounts (id),
  known_from timestamptz not null,
  primary key (office_id, version),
  check (coalesce(address, hours, phone) is not null),
  check (valid_until is null or valid_from <= valid_until),
  check (verified_on < check_due_on)
);

create trigger office_versions_kept before update or delete on office_versions
  for each row execute function refuse_rewriting();
