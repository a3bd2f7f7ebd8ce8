-- Policy documents on two clocks: valid_* is the law's own time, known_* is when this service knew it.

create table documents (
  id uuid primary key,
  -- 文号; a document is known by it.
  number text not null unique,
  created_at timestamptz not null
);

create table document_versions (
  id uuid primary key,
  document_id uuid not null references documents (id) on delete cascade,
  -- Of everything below: the same fingerprint is the same version.
  fingerprint text not null,
  title text not null,
  issuer text not null,
  -- The division it binds, with everything below it.
  region text not null,
  kind text not null,
  binding_force text not null,
  issued_on date,
  effective_from date not null,
  effective_from_precision text not null
    check (effective_from_precision in ('day', 'month', 'year')),
  -- The last day of its own period: afterwards it is still found, and marked as over.
  expires_on date,
  leans_on jsonb not null,
  body text not null,
  valid_from date not null,
  -- From this day on it is withdrawn or replaced, and not found.
  valid_to date,
  known_from timestamptz not null,
  known_to timestamptz,
  check (valid_to is null or valid_from < valid_to),
  check (known_to is null or known_from <= known_to)
);

create unique index document_versions_known
  on document_versions (document_id, valid_from)
  where known_to is null;

create index document_versions_by_region on document_versions (region) where known_to is null;

create table clauses (
  id uuid primary key,
  version_id uuid not null references document_versions (id) on delete cascade,
  -- As printed: 二（三）, 附件1/6, 抬头.
  path text not null,
  ordinal integer not null check (ordinal >= 1),
  heading text not null,
  body text not null,
  start_offset integer not null,
  end_offset integer not null,
  -- Earlier than its document where the clause's own period is over.
  expires_on date,
  -- Quotes of it that are over by their own words: [{ quote, expiresOn }].
  ended_quotes jsonb not null,
  valid_from date not null,
  valid_to date,
  known_from timestamptz not null,
  known_to timestamptz,
  unique (version_id, path),
  check (valid_to is null or valid_from < valid_to),
  check (known_to is null or known_from <= known_to)
);

-- The words of a clause for exact BM25. Rebuilt by the application whenever its dictionary changes.
create table clause_words (
  clause_id uuid primary key references clauses (id) on delete cascade,
  -- Parallel arrays, ordered by word: how often each stands in the clause, and what it weighs.
  words text[] not null,
  counts real[] not null,
  weights real[] not null,
  length real not null check (length >= 0)
);

create table search_words (
  id integer generated always as identity primary key,
  word text not null unique,
  -- In how many clauses known today it stands.
  clause_count integer not null default 0
);

-- One row: by which dictionary and which average length the words above were weighed.
create table search_index (
  singleton boolean primary key default true check (singleton),
  dictionary text not null,
  clause_count integer not null,
  average_length real not null
);
