-- What people hold against a rule: candidate cases, kept until policy staff accept or reject them.

create table counter_examples (
  id uuid primary key,
  -- Book and programme: nantong/phase_out_period. Rules live in files, so there is no reference.
  rule text not null,
  rules_version text not null,
  -- Encrypted JSON: the situation, what should have come out, how to reach the person.
  body text not null,
  state text not null default 'new' check (state in ('new', 'accepted', 'rejected')),
  -- Encrypted: staff may repeat the person's words.
  reason text,
  decided_by text,
  decided_at timestamptz,
  filed_at timestamptz not null,
  check ((state = 'new') = (reason is null)),
  check ((state = 'new') = (decided_by is null)),
  check ((state = 'new') = (decided_at is null))
);

create index counter_examples_by_filing on counter_examples (filed_at desc, id);
