-- Switching the receiver on tells of what happens from then on; what happened before is sent only where somebody wants it.

-- One row, since the receiver was first switched on: events up to there have not been sent.
create table ticket_outbox_start (
  singleton boolean primary key default true check (singleton),
  after_seq bigint not null check (after_seq >= 0),
  at timestamptz not null
);

-- What was delivered is not kept for ever.
create index ticket_deliveries_delivered on ticket_deliveries (settled_at) where state = 'delivered';

alter table integration_actions
  drop constraint integration_actions_what_check,
  add constraint integration_actions_what_check
    check (what in ('resent', 'backfilled', 'exported', 'token_created', 'token_revoked'));
