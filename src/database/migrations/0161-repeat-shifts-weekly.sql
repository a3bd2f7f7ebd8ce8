-- A shift may repeat every week, and somebody else, or nobody, may be there on a single date.

alter table duty_shifts
  alter column starts_at drop not null,
  alter column ends_at drop not null,
  -- 1 is Monday, 7 is Sunday; null: the shift happens once.
  add column weekdays smallint[]
    check (cardinality(weekdays) > 0 and weekdays <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]),
  -- `HH:MM` in the office's own time zone; an end that is not later is on the next day.
  add column begins text check (begins ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  add column ends text check (ends ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  -- The first and the last day on which it begins; null: until it is removed.
  add column valid_from date,
  add column valid_until date,
  add constraint duty_shifts_once_or_weekly check (
    case when weekdays is null
         then starts_at is not null and ends_at is not null
              and begins is null and ends is null and valid_from is null and valid_until is null
         else starts_at is null and ends_at is null
              and begins is not null and ends is not null and valid_from is not null
    end);

create index duty_shifts_weekly on duty_shifts (entered_at)
  where weekdays is not null and removed_at is null;

-- On one date a weekly shift does not begin; what was entered is never changed.
create table duty_exceptions (
  id uuid primary key,
  shift_id uuid not null references duty_shifts (id),
  on_date date not null,
  -- The shift of whoever is there instead; null: nobody.
  instead_id uuid references duty_shifts (id),
  entered_by uuid not null references accounts (id),
  entered_at timestamptz not null,
  removed_by uuid references accounts (id),
  removed_at timestamptz,
  check ((removed_by is null) = (removed_at is null))
);

create unique index duty_exceptions_once on duty_exceptions (shift_id, on_date)
  where removed_at is null;

create trigger duty_exceptions_kept before delete on duty_exceptions
  for each row execute function refuse_rewriting();
