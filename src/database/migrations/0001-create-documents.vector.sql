-- The weights of a clause's words as one sparse vector, so that BM25 is an inner product.

alter table clause_words add column word_vector sparsevec(1000000000);
