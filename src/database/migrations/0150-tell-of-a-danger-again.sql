-- A danger told of anew, or another emergency, is an event of its ticket: whoever knew of the first does not know of it.

alter table ticket_events
  drop constraint ticket_events_what_check,
  add constraint ticket_events_what_check
    check (what in ('opened', 'adopted', 'updated', 'moved', 'paused', 'resumed', 'recomputed',
                    'acknowledged', 'stated', 'confirmed', 'noted', 'revealed', 'contact_declined',
                    'unreachable', 'arrived', 'not_arrived', 'urged'));

-- Every look at what is urgent asks for the last of them.
create index ticket_events_urged on ticket_events (ticket_id, version) where what = 'urged';
