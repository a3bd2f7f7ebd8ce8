-- A filed ticket is written once, with its seal: writing it first and sealing it after made two rows of each.

drop function open_ticket(jsonb, date);
drop function append_ticket_event(jsonb, text);

/*
 * Takes the next number of the day (readable, e.g. WL20261121-0007) and locks the end of the chain for the
 * ticket's first event; the rows of the day and of the chain stay locked until the commit, so that everybody
 * who files waits for each other. No row is returned when the conversation has one of the kind open already.
 */
create function number_ticket(conversation uuid, of_kind text, day date)
returns table (number text, last_seq bigint, last_hash text)
language plpgsql
as $$
declare
  taken text;
begin
  insert into ticket_counters as counter (day, last_number)
  values (number_ticket.day, 1)
  on conflict on constraint ticket_counters_pkey do update
     set last_number = counter.last_number + 1
  returning counter.last_number::text into taken;
  if exists (
    select
      from tickets as open
     where open.conversation_id = number_ticket.conversation
       and open.kind = number_ticket.of_kind
       and open.status not in ('paid', 'refused', 'called_back', 'archived', 'merged', 'withdrawn')
  ) then
    return;
  end if;
  number := to_char(number_ticket.day, '"WL"YYYYMMDD-')
         || lpad(taken, greatest(4, length(taken)), '0');

  insert into ticket_chain as chain (last_seq)
  values (0)
  on conflict (singleton) do update
     set last_seq = chain.last_seq
  returning chain.last_seq, chain.last_hash into number_ticket.last_seq, number_ticket.last_hash;
  return next;
end
$$;

/*
 * The event, the new end of the sequence, the seal in the ticket's row where it is not there yet, and the
 * notice to staff, which is delivered when the transaction commits.
 */
create function append_ticket_event(given jsonb)
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
     set last_event_hash = event.hash
   where ticket.id = event.ticket_id
     and ticket.last_event_hash is distinct from event.hash;

  perform pg_notify(
    'staff_changes',
    json_build_object('what', 'ticket', 'id', event.ticket_id)::text
  );
end
$$;

/*
 * Writes a ticket that has its number, with its first event. False, and nothing is written, when another one
 * of its conversation was opened again in the meantime.
 */
create function file_ticket(given jsonb, event jsonb)
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
    ticket.pauses, ticket.merged_into, ticket.version, ticket.updated_at, file_ticket.event ->> 'hash'
  )
  on conflict (conversation_id)
     where kind = 'emergency_temporary_aid'
       and status not in ('paid', 'refused', 'called_back', 'archived', 'merged', 'withdrawn')
     do nothing;
  if not found then
    return false;
  end if;

  perform append_ticket_event(file_ticket.event);
  return true;
end
$$;
