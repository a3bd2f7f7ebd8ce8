-- That somebody of the staff said that they know of a ticket is an event like every other.

-- Which name the constraint has depends on what ran before, so both go. What other steps added to the list stays in it.
alter table ticket_events
  drop constraint if exists ticket_events_what_check,
  drop constraint if exists ticket_events_what_check1,
  add constraint ticket_events_what_check
    check (what in ('opened', 'adopted', 'updated', 'moved', 'paused', 'resumed', 'recomputed',
                    'acknowledged', 'stated', 'confirmed', 'noted', 'revealed', 'contact_declined',
                    'unreachable', 'arrived', 'not_arrived'));
