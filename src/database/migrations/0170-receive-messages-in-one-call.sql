-- Receiving a citizen's message is one call and one commit, with the sender's key or without.

/*
 * Stores a message under the next number of its conversation, whose row stays locked until the commit. With a key
 * that came before, nothing is stored: the number is that of the message it came with, and `known_digest` is the
 * digest of its text. Keys from before `forget_before` are forgotten first. No row for an unknown conversation.
 */
create function receive_message(given jsonb, forget_before timestamptz)
returns table (seq integer, known_digest text)
language plpgsql
as $$
declare
  message messages := jsonb_populate_record(null::messages, given);
begin
  -- Two processes may be sent the same at once: the second waits here, and then sees what the first has stored.
  perform
     from conversations as conversation
    where conversation.id = message.conversation_id
      for update;
  if not found then
    return;
  end if;

  if message.client_id is not null then
    update messages as old
       set client_id = null,
           client_digest = null
     where old.conversation_id = message.conversation_id
       and old.client_id is not null
       and old.created_at < forget_before;
    select known.seq, known.client_digest
      into receive_message.seq, receive_message.known_digest
      from messages as known
     where known.conversation_id = message.conversation_id
       and known.client_id = message.client_id;
    if found then
      return next;
      return;
    end if;
  end if;

  update conversations as conversation
     set last_seq = last_seq + 1
   where conversation.id = message.conversation_id
  returning conversation.last_seq into receive_message.seq;
  insert into messages (id, conversation_id, seq, sender, body, client_id, client_digest, created_at)
  values (
    message.id, message.conversation_id, receive_message.seq, message.sender, message.body, message.client_id,
    message.client_digest, message.created_at
  );
  return next;
end
$$;
