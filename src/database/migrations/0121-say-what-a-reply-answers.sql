-- A message is answered once, also when two processes are asked at once: the reply says which one it answers.

alter table messages
  -- `seq` of the message that this one answers; null for words of people, the greeting and what is from before.
  add column answers integer,
  add unique (conversation_id, answers);
