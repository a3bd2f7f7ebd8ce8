-- Figures that a place publishes for itself, such as its 低保标准: on two clocks, and only ever added to.

create table parameter_versions (
  parameter_id uuid not null,
  -- From 1 on: what is known at a moment is the last one that was known by then.
  version integer not null check (version >= 1),
  -- Of knowledge-base/parameters.yaml.
  key text not null,
  -- The division it counts for, with everything below it that has none of its own.
  region text not null,
  fen integer not null check (fen > 0),
  valid_from date not null,
  -- The last day; null while no end is known.
  valid_until date,
  -- As staff typed it: a 文号, a title or the text of a link.
  source text not null check (source <> ''),
  verified_on date not null,
  -- The last day before somebody has to look at the source again.
  check_due_on date not null,
  entered_by uuid not null references accounts (id),
  known_from timestamptz not null,
  primary key (parameter_id, version),
  check (valid_until is null or valid_from <= valid_until),
  check (verified_on < check_due_on)
);

create function refuse_rewriting() returns trigger
language plpgsql as $$
begin
  raise exception '% is only ever added to', tg_table_name;
end
$$;

create trigger parameter_versions_kept before update or delete on parameter_versions
  for each row execute function refuse_rewriting();
