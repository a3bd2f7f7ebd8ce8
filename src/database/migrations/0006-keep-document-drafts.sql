-- Documents that staff bring in themselves: where a version came from, and drafts that nothing finds.

-- A file of the product is published once; what staff publish over it is not undone by a restart.
alter table document_versions
  add column origin text not null default 'file' check (origin in ('file', 'import'));

-- Of its words and metadata alone: the same words cut anew are the same source.
alter table document_versions
  add column source_fingerprint text;

create index document_versions_by_document on document_versions (document_id, known_from);

-- Never among the versions, so that no search can meet one by a forgotten condition.
create table document_drafts (
  -- 文号; a newer draft takes the place of the older.
  number text primary key,
  metadata jsonb not null,
  body text not null,
  kept_at timestamptz not null
);
