-- Staff sign in with a password; their sessions and failed attempts must outlive a restart.

create table accounts (
  id uuid primary key,
  -- As it is compared: normalised and in lower case.
  username text not null
    constraint accounts_username_key unique
    check (username = lower(username) and username <> ''),
  display_name text not null,
  role text not null
    check (role in ('operator', 'policy', 'supervisor', 'admin')),
  -- Argon2id with its parameters and salt.
  password_hash text not null,
  created_at timestamptz not null
);

create table staff_sessions (
  -- The secret itself is only in the browser's cookie.
  secret_hash text primary key,
  account_id uuid not null references accounts (id) on delete cascade,
  csrf_token text not null,
  created_at timestamptz not null,
  -- Moved forward while the session is used.
  expires_at timestamptz not null
);

create index staff_sessions_account_id_idx on staff_sessions (account_id);
create index staff_sessions_expires_at_idx on staff_sessions (expires_at);

-- Also for names that nobody has, so that a locked name does not show that it exists.
create table sign_in_attempts (
  -- Hashed: people type their password into the wrong field.
  username_hash text primary key,
  failures integer not null,
  last_attempt_at timestamptz not null,
  locked_until timestamptz
);

create index sign_in_attempts_last_attempt_at_idx on sign_in_attempts (last_attempt_at);
