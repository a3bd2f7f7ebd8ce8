-- A receipt holds what its answer is made of, and its place in a chain in which no row can be changed unseen.

-- Fixed phrases and cards as they read when they were said, known by the digest of their words.
create table wordings (
  digest text primary key,
  words text not null
);

alter table receipts
  -- Rows from before stay without a place in the chain.
  add column position bigint unique,
  add column previous_hash text,
  add column hash text,
  -- Of what is erased with a conversation (its id, question, facts, claims), so that the chain still holds afterwards.
  add column words_digest text,
  -- Of the encrypted claims and the text that left: the same only for the same letters.
  add column text_digest text,
  -- Encrypted JSON: the claims with their support, and the digests of the wordings they use.
  add column claims text,
  add column prompt text,
  add column model text;
