-- A try to tell those on duty may be deleted once it is old, and still never changed.

drop trigger duty_deliveries_kept on duty_deliveries;

create trigger duty_deliveries_kept before update on duty_deliveries
  for each row execute function refuse_rewriting();

create index duty_deliveries_at on duty_deliveries (at);
