-- A reply is recorded in one call and one commit: its message, what the turn changed, its receipt.

/*
 * What a turn changed, under the next number of its conversation, and the notice to staff, which is delivered when
 * the transaction commits. Null, and nothing is written, where another turn was recorded since that `version`.
 */
create function advance_conversation(given jsonb)
returns integer
language plpgsql
as $$
declare
  turn conversations := jsonb_populate_record(null::conversations, given);
  taken integer;
begin
  update conversations as conversation
     set region_code = turn.region_code,
         memory = turn.memory,
         last_words_masked = turn.last_words_masked,
         life_safety = turn.life_safety,
         urgent = turn.urgent,
         green_channel = turn.green_channel,
         last_message_at = turn.last_message_at,
         last_seq = last_seq + 1,
         version = version + 1
   where conversation.id = turn.id
     and conversation.version = turn.version
  returning conversation.last_seq into taken;
  if found then
    perform pg_notify(
      'staff_changes',
      json_build_object('what', 'conversation', 'id', turn.id)::text
    );
  end if;
  return taken;
end
$$;

create function write_message(given jsonb)
returns void
language plpgsql
as $$
begin
  insert into messages
  select * from jsonb_populate_record(null::messages, given);
end
$$;

/* Locks the end of the chain until the transaction ends; the first that ever asks begins it. */
create function lock_receipt_chain(out "position" bigint, out hash text)
language plpgsql
as $$
begin
  loop
    select chain.position, chain.hash
      into lock_receipt_chain.position, lock_receipt_chain.hash
      from receipt_chain as chain
       for update;
    exit when found;
    insert into receipt_chain (position, hash)
    values (0, '')
    on conflict do nothing;
  end loop;
end
$$;

/* A receipt that was sealed for the end of the chain, which its transaction holds, with the wordings it names. */
create function write_receipt(given jsonb, worded jsonb)
returns void
language plpgsql
as $$
begin
  insert into wordings (digest, words)
  select distinct wording.digest, wording.words
    from jsonb_to_recordset(worded) as wording (digest text, words text)
   order by wording.digest
      on conflict do nothing;
  insert into receipts
  select * from jsonb_populate_record(null::receipts, given);
  update receipt_chain as chain
     set position = (given ->> 'position')::bigint,
         hash = given ->> 'hash';
end
$$;

/*
 * Records a reply that was numbered and sealed for the number and the end of the chain that it names. Where these are
 * others, or another turn of the conversation was recorded since, nothing is written: the outcome tells which, with
 * the place as it stands. All locks are taken in the order in which a transaction of several calls takes them.
 */
create function record_reply_as_expected(turn jsonb, message jsonb, receipt jsonb, worded jsonb)
returns table (outcome text, seq integer, "position" bigint, hash text)
language plpgsql
as $$
declare
  known_version integer;
begin
  select conversation.version, conversation.last_seq + 1
    into known_version, record_reply_as_expected.seq
    from conversations as conversation
   where conversation.id = (turn ->> 'id')::uuid
     for update;
  select chain.position, chain.hash
    into record_reply_as_expected.position, record_reply_as_expected.hash
    from lock_receipt_chain() as chain;

  if known_version is distinct from (turn ->> 'version')::integer then
    outcome := 'answered meanwhile';
  elsif record_reply_as_expected.seq <> (message ->> 'seq')::integer
     or record_reply_as_expected.position <> (receipt ->> 'position')::bigint - 1
     or record_reply_as_expected.hash <> receipt ->> 'previous_hash' then
    outcome := 'others came first';
  else
    perform advance_conversation(turn);
    perform write_message(message);
    perform write_receipt(receipt, worded);
    outcome := 'recorded';
  end if;
  return next;
end
$$;
