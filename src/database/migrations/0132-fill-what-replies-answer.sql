-- Every reply says which message it answers, so that words of ours that answer none can say nothing.

update messages as reply
   set answers = reply.seq - 1
 where reply.sender = 'assistant'
   and reply.answers is null
   and exists (
       select 1
         from messages as asked
        where asked.conversation_id = reply.conversation_id
          and asked.seq = reply.seq - 1
          and asked.sender = 'citizen'
       );
