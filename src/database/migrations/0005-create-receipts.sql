-- What an answer rested on, so that it can be explained after the conversation is gone.

create table receipts (
  code text primary key,
  -- No foreign keys: erasing a conversation empties its receipts but leaves the evidence of the answer.
  conversation_id uuid,
  message_id uuid not null,
  question_masked text,
  -- Encrypted JSON of the facts the answer used.
  facts text,
  decision text not null,
  region_code text,
  as_of date not null,
  clause_ids uuid[] not null,
  rules_version text not null,
  generated_by text not null check (generated_by in ('rules', 'model')),
  created_at timestamptz not null
);

create index receipts_by_conversation on receipts (conversation_id);
