-- Tries with a wrong code count also after a restart, and staff see them.

create table code_attempts (
  -- A keyed digest: of a ticket, of whoever tries, or of both; neither an address nor a number stands here.
  key_hash text primary key,
  -- In a row, without a pause that is long enough to forget them.
  failures integer not null check (failures >= 0),
  last_attempt_at timestamptz not null,
  locked_until timestamptz
);

create index code_attempts_by_age on code_attempts (last_attempt_at);
