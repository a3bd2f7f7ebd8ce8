-- What an answer card was written from: a card whose clause has changed since is not served until reviewed.

-- Only ever added to: the last version of a card and a clause is the one that counts.
create table card_bindings (
  -- Of knowledge-base/cards.
  card_id text not null,
  -- 文号 and path, as a citation names them. No reference: a clause may be gone, or come with another version.
  document_number text not null,
  -- 全文 where a card cites no clause and says that the document is silent.
  clause text not null,
  version integer not null check (version >= 1),
  -- Of the clause without white space: official texts are hard-wrapped anew.
  text_digest text not null,
  -- Of what the card says: a review is of these words.
  card_digest text not null,
  bound_at timestamptz not null,
  -- Null where the product bound it by itself, the first time its clause was in force.
  reviewed_by uuid references accounts (id),
  primary key (card_id, document_number, clause, version)
);

create trigger card_bindings_kept before update or delete on card_bindings
  for each row execute function refuse_rewriting();
