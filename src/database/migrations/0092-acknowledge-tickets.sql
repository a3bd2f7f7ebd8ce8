-- That somebody of the staff said that they know of a ticket is an event like every other.

-- The first name went with the table that was renamed; the constraint of this one got the next.
alter table ticket_events
  drop constraint ticket_events_what_check1,
  add constraint ticket_events_what_check
    check (what in ('opened', 'adopted', 'updated', 'moved', 'paused', 'resumed', 'recomputed',
                    'acknowledged'));
