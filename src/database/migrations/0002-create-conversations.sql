-- A citizen's conversation: the words and what was understood are encrypted by the application.

create table conversations (
  id uuid primary key,
  token_hash text not null,
  channel text not null check (channel in ('web', 'phone', 'api')),
  region_code text,
  -- Counts the turns; a turn that was computed on an older version is computed again.
  version integer not null default 0,
  -- Encrypted JSON: facts in force, what was last asked, the running interview.
  memory text not null,
  last_words_masked text not null default '',
  life_safety boolean not null default false,
  urgent boolean not null default false,
  green_channel boolean not null default false,
  started_at timestamptz not null,
  last_message_at timestamptz not null
);

create index conversations_by_last_message on conversations (last_message_at desc, id);

create table messages (
  id uuid primary key,
  conversation_id uuid not null references conversations (id) on delete cascade,
  seq integer not null check (seq >= 1),
  sender text not null check (sender in ('citizen', 'assistant', 'operator')),
  -- Encrypted, as typed.
  body text not null,
  -- Encrypted JSON of the whole reply; null for words of people.
  reply text,
  -- The sender's key: the same key again is the same message. Kept with a keyed digest of its text.
  client_id text,
  client_digest text,
  created_at timestamptz not null,
  unique (conversation_id, seq),
  unique (conversation_id, client_id)
);

create table feedback (
  id uuid primary key,
  message_id uuid not null references messages (id) on delete cascade,
  helpful boolean not null,
  reason text,
  comment text,
  created_at timestamptz not null,
  unique (message_id)
);
