-- Tickets outlive the conversation they came from: no foreign key leads there.

create table tickets (
  id uuid primary key,
  -- Readable, e.g. WL20261121-0007: the day is that of acceptance in Shanghai.
  number text not null unique,
  conversation_id uuid,
  kind text not null
    check (kind in ('emergency_temporary_aid', 'clue', 'handoff', 'transfer')),
  status text not null
    check (status in (
      'discovered', 'accepted', 'dispatched', 'received', 'in_progress', 'paid', 'refused',
      'called_back', 'archived', 'returned', 'transferred', 'merged', 'withdrawn'
    )),
  region_code text,
  green_channel boolean not null,
  life_safety boolean not null,
  discovered_at timestamptz not null,
  accepted_at timestamptz not null,
  -- Both null where no limit is promised; the deadline is JSON with every day and its reason.
  due_at timestamptz,
  deadline jsonb,
  -- The citizen's code twice: hashed to check it, encrypted to show it again in their own conversation.
  code_hash text not null,
  code text not null,
  -- Encrypted.
  summary text not null,
  whereabouts text,
  contact text,
  version integer not null default 1,
  updated_at timestamptz not null,
  check ((due_at is null) = (deadline is null)),
  check (kind <> 'emergency_temporary_aid' or due_at is not null)
);

create unique index tickets_one_emergency_per_conversation
  on tickets (conversation_id)
  where kind = 'emergency_temporary_aid';

create index tickets_by_conversation on tickets (conversation_id, accepted_at, id);

create index tickets_open on tickets (due_at, id)
  where status not in ('archived', 'merged', 'withdrawn', 'transferred');

-- The last number given out on a day; taking one locks the row, so that no number is given twice.
create table ticket_counters (
  day date primary key,
  last_number integer not null
);

-- What happened to a ticket and who did it. Rows are only ever added.
create table ticket_events (
  id uuid primary key,
  ticket_id uuid not null references tickets (id),
  -- The ticket's version that the event made: orders the events of one ticket.
  version integer not null,
  at timestamptz not null,
  actor text not null,
  what text not null check (what in ('opened', 'updated')),
  -- Names of what changed, never the words.
  changed text[] not null,
  unique (ticket_id, version)
);
