-- A statement that files a ticket alone needs no transaction around it, and writes each row once.

drop function file_ticket_as_expected(jsonb, jsonb, date);

/* Readable, e.g. WL20261121-0007. */
create function ticket_number(day date, of_day bigint)
returns text
language sql
stable
as $$
  select to_char(day, '"WL"YYYYMMDD-') || lpad(of_day::text, greatest(4, length(of_day::text)), '0')
$$;

/* Not in SQL alone: that would be planned anew at every call. */
create function has_open_ticket(conversation uuid, of_kind text)
returns boolean
language plpgsql
stable
as $$
begin
  return exists (
    select
      from tickets as open
     where open.conversation_id = conversation
       and open.kind = of_kind
       and open.status not in ('paid', 'refused', 'called_back', 'archived', 'merged', 'withdrawn')
  );
end
$$;

/*
 * Locks the end of the chain, then takes the next number of the day, which nobody takes without that lock: both
 * stay locked until the commit, so that everybody who files waits for each other. No row is returned, and no
 * number taken, when the conversation has one of the kind open already.
 */
create or replace function number_ticket(conversation uuid, of_kind text, day date)
returns table (number text, last_seq bigint, last_hash text)
language plpgsql
as $$
declare
  taken bigint;
begin
  insert into ticket_chain as chain (last_seq)
  values (0)
  on conflict (singleton) do update
     set last_seq = chain.last_seq
  returning chain.last_seq, chain.last_hash into number_ticket.last_seq, number_ticket.last_hash;
  if has_open_ticket(number_ticket.conversation, number_ticket.of_kind) then
    return;
  end if;

  insert into ticket_counters as counter (day, last_number)
  values (number_ticket.day, 1)
  on conflict on constraint ticket_counters_pkey do update
     set last_number = counter.last_number + 1
  returning counter.last_number into taken;
  number := ticket_number(number_ticket.day, taken);
  return next;
end
$$;

/* The event, and the notice to staff, which is delivered when the transaction commits. */
create function record_ticket_event(event ticket_events)
returns void
language plpgsql
as $$
begin
  insert into ticket_events (
    seq, id, ticket_id, version, at, actor, party, what, reason, details, previous_of_ticket, previous, hash
  )
  values (
    event.seq, event.id, event.ticket_id, event.version, event.at, event.actor, event.party, event.what,
    event.reason, event.details, event.previous_of_ticket, event.previous, event.hash
  );
  perform pg_notify(
    'staff_changes',
    json_build_object('what', 'ticket', 'id', event.ticket_id)::text
  );
end
$$;

/* The event, the new end of the sequence, and the seal in the ticket's row where it is not there yet. */
create or replace function append_ticket_event(given jsonb)
returns void
language plpgsql
as $$
declare
  event ticket_events := jsonb_populate_record(null::ticket_events, given);
begin
  perform record_ticket_event(event);

  update ticket_chain as chain
     set last_seq = event.seq,
         last_hash = event.hash;

  update tickets as ticket
     set last_event_hash = event.hash
   where ticket.id = event.ticket_id
     and ticket.last_event_hash is distinct from event.hash;
end
$$;

/* False, and nothing is written, when another one of its conversation was opened again in the meantime. */
create function write_ticket(given jsonb, first_hash text)
returns boolean
language plpgsql
as $$
declare
  ticket tickets := jsonb_populate_record(null::tickets, given);
begin
  insert into tickets (
    id, number, conversation_id, kind, status, region_code, green_channel, life_safety, discovered_at,
    accepted_at, due_at, deadline, code_hash, code, summary, whereabouts, contact, programme, needed_by,
    needed_by_words, assignee, first_due_at, pauses, merged_into, version, updated_at, last_event_hash
  )
  values (
    ticket.id, ticket.number, ticket.conversation_id, ticket.kind, ticket.status, ticket.region_code,
    ticket.green_channel, ticket.life_safety, ticket.discovered_at, ticket.accepted_at, ticket.due_at,
    ticket.deadline, ticket.code_hash, ticket.code, ticket.summary, ticket.whereabouts, ticket.contact,
    ticket.programme, ticket.needed_by, ticket.needed_by_words, ticket.assignee, ticket.first_due_at,
    ticket.pauses, ticket.merged_into, ticket.version, ticket.updated_at, first_hash
  )
  on conflict (conversation_id)
     where kind = 'emergency_temporary_aid'
       and status not in ('paid', 'refused', 'called_back', 'archived', 'merged', 'withdrawn')
     do nothing;
  return found;
end
$$;

/* Writes a ticket that has its number, with its first event; false as write_ticket. */
create or replace function file_ticket(given jsonb, event jsonb)
returns boolean
language plpgsql
as $$
begin
  if not write_ticket(given, event ->> 'hash') then
    return false;
  end if;
  perform append_ticket_event(event);
  return true;
end
$$;

/*
 * Files a ticket that was numbered and sealed for the number of the day and the end of the chain that it names.
 * Where these are others, or the conversation has one of the kind open already, nothing is written: the outcome
 * tells which, with the place in line as it stands. Never to be called behind other writes of a transaction.
 */
create function file_ticket_as_expected(given jsonb, event jsonb, day date)
returns table (outcome text, number text, last_seq bigint, last_hash text)
language plpgsql
as $$
declare
  of_day bigint;
begin
  select chain.last_seq, chain.last_hash
    into file_ticket_as_expected.last_seq, file_ticket_as_expected.last_hash
    from ticket_chain as chain;
  last_seq := coalesce(file_ticket_as_expected.last_seq, 0);
  of_day := 1 + coalesce((
    select counter.last_number
      from ticket_counters as counter
     where counter.day = file_ticket_as_expected.day
  ), 0);
  number := ticket_number(file_ticket_as_expected.day, of_day);

  if has_open_ticket((given ->> 'conversation_id')::uuid, given ->> 'kind') then
    outcome := 'open already';
    return next;
    return;
  end if;

  outcome := 'others came first';
  if given ->> 'number' <> number
     or event ->> 'previous' is distinct from file_ticket_as_expected.last_hash then
    return next;
    return;
  end if;

  -- Waits for whoever holds the end, and finds it no more where they have added to it.
  insert into ticket_chain as chain (last_seq, last_hash)
  values ((event ->> 'seq')::bigint, event ->> 'hash')
  on conflict (singleton) do update
     set last_seq = excluded.last_seq,
         last_hash = excluded.last_hash
   where chain.last_seq = excluded.last_seq - 1
     and chain.last_hash is not distinct from event ->> 'previous';
  if not found then
    return next;
    return;
  end if;

  insert into ticket_counters as counter (day, last_number)
  values (file_ticket_as_expected.day, 1)
  on conflict on constraint ticket_counters_pkey do update
     set last_number = counter.last_number + 1
   where counter.last_number = of_day - 1;
  if not found or not write_ticket(given, event ->> 'hash') then
    raise exception using
      errcode = 'serialization_failure',
      message = 'Somebody else took the number, or opened a ticket of the conversation again.';
  end if;
  perform record_ticket_event(jsonb_populate_record(null::ticket_events, event));

  outcome := 'filed';
  return next;
end
$$;
