-- Filing is one call where nobody else has filed since: whoever files says which number and which end of the chain is expected.

/*
 * Takes the next number of the day and locks the end of the chain, as number_ticket does, and writes the ticket
 * with its first event where both are as expected. Where they are not, nothing is written, and file_ticket may
 * follow with what is told here. No row is returned when the conversation has one of the kind open already.
 */
create function file_ticket_as_expected(given jsonb, event jsonb, day date)
returns table (filed boolean, number text, last_seq bigint, last_hash text)
language plpgsql
as $$
begin
  select numbered.number, numbered.last_seq, numbered.last_hash
    into file_ticket_as_expected.number, file_ticket_as_expected.last_seq, file_ticket_as_expected.last_hash
    from number_ticket(
      (given ->> 'conversation_id')::uuid, given ->> 'kind', file_ticket_as_expected.day
    ) as numbered;
  if not found then
    return;
  end if;

  filed := false;
  if given ->> 'number' = file_ticket_as_expected.number
     and (event ->> 'seq')::bigint = file_ticket_as_expected.last_seq + 1
     and event ->> 'previous' is not distinct from file_ticket_as_expected.last_hash then
    filed := file_ticket(given, event);
  end if;
  return next;
end
$$;
