-- What other systems show to read the events of tickets and to send changes in.

create table integration_tokens (
  id uuid primary key,
  -- The system that has it.
  name text not null check (name <> ''),
  -- The secret itself is stored nowhere.
  secret_hash text not null unique,
  scopes text[] not null check (scopes <@ array['read', 'write'] and cardinality(scopes) > 0),
  created_by text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_by text,
  revoked_at timestamptz,
  check ((revoked_by is null) = (revoked_at is null))
);

-- What people did with the integration: sent events again, took tickets out in a file, gave and took tokens.
create table integration_actions (
  id uuid primary key,
  at timestamptz not null,
  actor text not null check (actor <> ''),
  what text not null check (what in ('resent', 'exported', 'token_created', 'token_revoked')),
  about text not null,
  count integer
);

create index integration_actions_by_time on integration_actions (at desc, id);

create trigger integration_actions_kept before update or delete on integration_actions
  for each row execute function refuse_rewriting();
