-- A conversation knows its last number, so that taking the next one is also taking its lock.

alter table conversations
  add column last_seq integer not null default 0 check (last_seq >= 0);

update conversations as conversation
   set last_seq = (
       select max(message.seq)
         from messages as message
        where message.conversation_id = conversation.id
       )
 where exists (
       select 1
         from messages as message
        where message.conversation_id = conversation.id
       );
