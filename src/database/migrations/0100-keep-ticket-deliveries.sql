-- Events of tickets on their way to the city's own system; what is not here yet has not been taken up.

create table ticket_deliveries (
  seq bigint primary key references ticket_events (seq),
  ticket_id uuid not null,
  -- Danger goes first.
  life_safety boolean not null,
  state text not null default 'pending' check (state in ('pending', 'delivered', 'dead')),
  -- Only ever grows: whoever claimed an earlier attempt can no longer settle the delivery.
  attempts integer not null default 0,
  -- Since when it has been tried; null before the first attempt, and again once it is sent anew.
  first_tried_at timestamptz,
  -- While it is being tried: when the claim of whoever tries it ends.
  next_try_at timestamptz not null,
  -- `status:500`, `timeout`, or the network's own word; never what the receiver wrote.
  last_error text,
  settled_at timestamptz,
  check ((state = 'pending') = (settled_at is null))
);

create index ticket_deliveries_by_urgency on ticket_deliveries ((not life_safety), seq)
  where state = 'pending';
-- Whether an earlier event of the same ticket still waits.
create index ticket_deliveries_by_ticket on ticket_deliveries (ticket_id, seq)
  where state = 'pending';
create index ticket_deliveries_dead on ticket_deliveries (seq) where state = 'dead';

-- One row: until when the receiver has asked to be left alone.
create table ticket_receiver (
  singleton boolean primary key default true check (singleton),
  rest_until timestamptz not null
);
