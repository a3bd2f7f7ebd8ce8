-- Each event of a ticket is sealed to the one before, so that whatever is changed by hand is found.

-- What was kept before there were seals stays readable; the tickets themselves are taken over at the next start.
alter table ticket_events rename to earlier_ticket_events;

create trigger earlier_ticket_events_kept before update or delete on earlier_ticket_events
  for each row execute function refuse_rewriting();

create table ticket_events (
  -- One sequence over all tickets, without gaps.
  seq bigint primary key check (seq >= 1),
  id uuid not null unique,
  ticket_id uuid not null constraint ticket_events_of_ticket references tickets (id),
  -- The ticket's version that the event made: orders the events of one ticket.
  version integer not null check (version >= 1),
  at timestamptz not null,
  -- The account's name; `assistant`, `citizen` or `system` where nobody has signed in.
  actor text not null check (actor <> ''),
  party text not null check (party in ('citizen', 'operator', 'supervisor', 'system')),
  what text not null
    check (what in ('opened', 'adopted', 'updated', 'moved', 'paused', 'resumed', 'recomputed')),
  -- Encrypted.
  reason text,
  -- JSON, letter by letter as it was sealed: what the event set, and the names of the words it changed.
  details text not null,
  -- The seals of the ticket's event before and of the one before in the whole sequence.
  previous_of_ticket text,
  previous text,
  hash text not null unique,
  unique (ticket_id, version)
);

-- Whoever owns the table can lift this; the seals show that somebody did.
create trigger ticket_events_kept before update or delete on ticket_events
  for each row execute function refuse_rewriting();

-- One row: where the sequence ends. It stays locked until the commit, so that no number is given twice.
create table ticket_chain (
  singleton boolean primary key default true check (singleton),
  last_seq bigint not null,
  last_hash text
);

alter table tickets
  -- The seal of its last event; null until a ticket from before the seals is taken over.
  add column last_event_hash text,
  -- The kind of aid it is about, where a document sets a limit for that.
  add column programme text,
  add column needed_by date,
  -- Encrypted: the words that the day came from.
  add column needed_by_words text,
  add column assignee text,
  -- The earliest of its time limits.
  add column first_due_at timestamptz,
  -- JSON list of { from, until }; the last may still be open.
  add column pauses jsonb not null default '[]',
  add column merged_into uuid references tickets (id),
  add check ((needed_by is null) = (needed_by_words is null)),
  add check (due_at is null or first_due_at is not null) not valid;

create trigger tickets_kept before delete on tickets
  for each row execute function refuse_rewriting();

-- A ticket that has ended does not keep the next emergency of the same conversation out.
drop index tickets_one_emergency_per_conversation;
create unique index tickets_one_emergency_per_conversation
  on tickets (conversation_id)
  where kind = 'emergency_temporary_aid'
    and status not in ('paid', 'refused', 'called_back', 'archived', 'merged', 'withdrawn');

-- The order of the operators' list: danger, then the earliest limit.
drop index tickets_open;
create index tickets_by_urgency
  on tickets ((not life_safety), (coalesce(first_due_at, 'infinity'::timestamptz)), accepted_at, id);
