-- What clauses mean, as vectors, where an embedding model is configured.

create table clause_vectors (
  clause_id uuid not null references clauses (id) on delete cascade,
  -- Vectors of different models are never compared.
  model text not null,
  -- Of the text that was embedded: the same text is not embedded again.
  fingerprint bytea not null,
  -- Where and when the clause binds, which never changes for a clause: a search reads only these rows
  -- and looks the clauses themselves up for the few that are nearest.
  region text not null,
  valid_from date not null,
  valid_to date,
  embedding vector not null,
  primary key (clause_id, model)
);

-- In the row itself up to a page, because a search reads every vector of a place.
alter table clause_vectors alter column embedding set storage main;

create index clause_vectors_by_region on clause_vectors (model, region);
create index clause_vectors_by_text on clause_vectors (model, fingerprint);

-- One row: which model clauses are embedded by, and which process does it at the moment.
create table embedding_turn (
  singleton boolean primary key default true check (singleton),
  -- Of the process that started last: during a change of models the older process stands back.
  model text not null,
  holder uuid,
  held_until timestamptz,
  check ((holder is null) = (held_until is null))
);
