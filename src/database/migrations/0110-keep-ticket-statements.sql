-- What a ticket says, as the citizen saw and confirmed it and as the operator has it: every version is kept.

create table ticket_statements (
  ticket_id uuid not null,
  -- That of the event which says whose statement it is and whether it was confirmed.
  version integer not null,
  -- Encrypted: a JSON list of { key, text }.
  lines text not null,
  primary key (ticket_id, version),
  foreign key (ticket_id, version) references ticket_events (ticket_id, version)
);

create trigger ticket_statements_kept before update or delete on ticket_statements
  for each row execute function refuse_rewriting();

-- How they can be reached and whether the aid arrived are events too: only who said so can be doubted.
alter table ticket_events
  drop constraint if exists ticket_events_what_check,
  drop constraint if exists ticket_events_what_check1,
  add constraint ticket_events_what_check
    check (what in ('opened', 'adopted', 'updated', 'moved', 'paused', 'resumed', 'recomputed',
                    'acknowledged', 'stated', 'confirmed', 'noted', 'revealed', 'contact_declined',
                    'unreachable', 'arrived', 'not_arrived'));
