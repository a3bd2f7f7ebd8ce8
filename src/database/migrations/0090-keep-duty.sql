-- Who is on duty, what they have to know, and whom it reached: so that a restart forgets nothing of it.

create table duty_shifts (
  id uuid primary key,
  level text not null check (level in ('duty', 'supervisor', 'county')),
  -- A division and what lies in it; null: everywhere.
  region text,
  name text not null check (name <> ''),
  -- Encrypted; null: not reached that way.
  email text,
  phone text,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  entered_by uuid not null references accounts (id),
  entered_at timestamptz not null,
  -- A shift that was entered is never changed: it is removed, and entered anew.
  removed_by uuid references accounts (id),
  removed_at timestamptz,
  check (starts_at < ends_at),
  check ((removed_by is null) = (removed_at is null))
);

create index duty_shifts_current on duty_shifts (ends_at) where removed_at is null;

create trigger duty_shifts_kept before delete on duty_shifts
  for each row execute function refuse_rewriting();

create table duty_notices (
  id uuid primary key,
  ticket_id uuid not null references tickets (id),
  kind text not null
    check (kind in ('danger', 'emergency', 'half_time', 'one_working_day', 'last_half_day', 'breach',
                    'second_breach')),
  level text not null check (level in ('duty', 'supervisor', 'county')),
  -- The time limit that it speaks of; null for danger and emergency.
  limit_at timestamptz,
  -- Of the ticket, as it stood: whoever of the staff changes it afterwards knows of it.
  ticket_version integer not null,
  raised_at timestamptz not null,
  -- When it is sent; while it is being sent, when another process may try; null: no more.
  next_at timestamptz,
  -- How often it was sent, or tried to be.
  rounds integer not null default 0 check (rounds >= 0),
  -- When a channel first took it.
  sent_at timestamptz,
  -- The shift that it went to last; null: the common channel alone.
  sent_to uuid references duty_shifts (id),
  acknowledged_at timestamptz,
  -- The account's name.
  acknowledged_by text,
  -- The ticket has ended; opened again, it gets new ones.
  closed_at timestamptz,
  check ((acknowledged_at is null) = (acknowledged_by is null))
);

-- What keeps two processes, and the same one after a restart or a jump of its clock, from saying it twice.
create unique index duty_notices_once
  on duty_notices (ticket_id, kind, (coalesce(limit_at, '-infinity'::timestamptz)))
  where closed_at is null;

create index duty_notices_open on duty_notices (next_at)
  where acknowledged_at is null and closed_at is null;

create trigger duty_notices_kept before delete on duty_notices
  for each row execute function refuse_rewriting();

create table duty_deliveries (
  notice_id uuid not null references duty_notices (id),
  round integer not null check (round >= 1),
  channel text not null check (channel in ('webhook', 'email', 'sms')),
  shift_id uuid references duty_shifts (id),
  at timestamptz not null,
  -- A short code, never an address; null: the channel took it.
  trouble text,
  primary key (notice_id, round, channel)
);

create trigger duty_deliveries_kept before update or delete on duty_deliveries
  for each row execute function refuse_rewriting();
