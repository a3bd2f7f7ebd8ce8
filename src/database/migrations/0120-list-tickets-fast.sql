-- The list of staff stays as fast as the history of closed tickets grows: what is open has indexes of its own,
-- in both orders of the list, and for whoever works on it.

create index tickets_open_by_urgency
  on tickets ((not life_safety), (coalesce(first_due_at, 'infinity'::timestamptz)), accepted_at, id)
  where status not in ('archived', 'merged', 'withdrawn');

create index tickets_open_by_acceptance
  on tickets (accepted_at, id)
  where status not in ('archived', 'merged', 'withdrawn');

create index tickets_open_of_assignee
  on tickets (
    assignee,
    (not life_safety),
    (coalesce(first_due_at, 'infinity'::timestamptz)),
    accepted_at,
    id
  )
  where status not in ('archived', 'merged', 'withdrawn');

create index tickets_by_acceptance on tickets (accepted_at, id);

-- For the tickets that may be about the same event.
create index tickets_of_events_near
  on tickets ((left(region_code, 6)), accepted_at)
  where kind in ('emergency_temporary_aid', 'clue')
    and status not in ('archived', 'merged', 'withdrawn');
