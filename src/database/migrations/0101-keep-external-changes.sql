-- Changes of tickets that other systems sent in: each is taken once, however often it is sent.

create table external_changes (
  -- Its id in the other system.
  external_id text primary key check (external_id <> ''),
  -- SHA-256 of what was said: the same id with other words is a mistake.
  digest text not null,
  ticket_id uuid not null references tickets (id),
  -- The version of the ticket that it made; null where the ticket stood there already.
  version integer,
  -- Who sent it, and when it happened there.
  sent_by text not null,
  happened_at timestamptz not null,
  taken_at timestamptz not null
);

create unique index external_changes_by_event on external_changes (ticket_id, version)
  where version is not null;
