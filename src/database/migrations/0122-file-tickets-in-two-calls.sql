-- Filing a ticket is two calls: their statements are planned once, and everybody who files waits for each other.

/*
 * Takes the next number of the day (readable, e.g. WL20261121-0007), writes the ticket and locks the end of
 * the chain for its first event; the rows of the day and of the chain stay locked until the commit. No row is
 * returned, and nothing is written, when the conversation has one of the kind open already.
 */
create function open_ticket(given jsonb, day date)
returns table (number text, last_seq bigint, last_hash text)
language plpgsql
as $$
declare
  ticket tickets := jsonb_populate_record(null::tickets, given);
  taken text;
begin
  -- Two processes may file at once: the second waits here, and then sees what the first has filed.
  insert into ticket_counters as counter (day, last_number)
  values (open_ticket.day, 1)
  on conflict on constraint ticket_counters_pkey do update
     set last_number = counter.last_number + 1
  returning counter.last_number::text into taken;
  if exists (
    select
      from tickets as open
     where open.conversation_id = ticket.conversation_id
       and open.kind = ticket.kind
       and open.status not in ('paid', 'refused', 'called_back', 'archived', 'merged', 'withdrawn')
  ) then
    return;
  end if;
  number := to_char(open_ticket.day, '"WL"YYYYMMDD-') || lpad(taken, greatest(4, length(taken)), '0');

  insert into tickets (
    id, number, conversation_id, kind, status, region_code, green_channel, life_safety, discovered_at,
    accepted_at, due_at, deadline, code_hash, code, summary, whereabouts, contact, programme, needed_by,
    needed_by_words, assignee, first_due_at, pauses, merged_into, version, updated_at
  )
  values (
    ticket.id, open_ticket.number, ticket.conversation_id, ticket.kind, ticket.status,
    ticket.region_code, ticket.green_channel, ticket.life_safety, ticket.discovered_at,
    ticket.accepted_at, ticket.due_at, ticket.deadline,
    -- The digest of the code needs the number: it comes with the event.
    '', ticket.code, ticket.summary, ticket.whereabouts, ticket.contact, ticket.programme,
    ticket.needed_by, ticket.needed_by_words, ticket.assignee, ticket.first_due_at, ticket.pauses,
    ticket.merged_into, ticket.version, ticket.updated_at
  )
  on conflict (conversation_id)
     where kind = 'emergency_temporary_aid'
       and status not in ('paid', 'refused', 'called_back', 'archived', 'merged', 'withdrawn')
     do nothing;
  if not found then
    return;
  end if;

  insert into ticket_chain as chain (last_seq)
  values (0)
  on conflict (singleton) do update
     set last_seq = chain.last_seq
  returning chain.last_seq, chain.last_hash into open_ticket.last_seq, open_ticket.last_hash;
  return next;
end
$$;

/*
 * The event, the new end of the sequence, the seal in the ticket's row and the notice to staff, which is
 * delivered when the transaction commits. `code_hash` comes with a ticket's first event.
 */
create function append_ticket_event(given jsonb, code_hash text)
returns void
language plpgsql
as $$
declare
  event ticket_events := jsonb_populate_record(null::ticket_events, given);
begin
  insert into ticket_events (
    seq, id, ticket_id, version, at, actor, party, what, reason, details, previous_of_ticket, previous, hash
  )
  values (
    event.seq, event.id, event.ticket_id, event.version, event.at, event.actor, event.party, event.what,
    event.reason, event.details, event.previous_of_ticket, event.previous, event.hash
  );

  update ticket_chain as chain
     set last_seq = event.seq,
         last_hash = event.hash;

  update tickets as ticket
     set last_event_hash = event.hash,
         code_hash = coalesce(append_ticket_event.code_hash, ticket.code_hash)
   where ticket.id = event.ticket_id;

  perform pg_notify(
    'staff_changes',
    json_build_object('what', 'ticket', 'id', event.ticket_id)::text
  );
end
$$;
