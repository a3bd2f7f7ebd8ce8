-- What could not be delivered may be closed with a reason, and changes may be brought in at the console; both are written down.

alter table ticket_deliveries
  drop constraint ticket_deliveries_state_check,
  add constraint ticket_deliveries_state_check
    check (state in ('pending', 'delivered', 'dead', 'closed'));

create index ticket_deliveries_closed on ticket_deliveries (seq) where state = 'closed';

alter table integration_actions
  drop constraint integration_actions_what_check,
  add constraint integration_actions_what_check
    check (what in ('resent', 'closed', 'backfilled', 'exported', 'imported', 'token_created',
                    'token_revoked'));
