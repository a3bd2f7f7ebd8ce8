/**
 * Whether the citizen told of a danger or of another emergency after everything that staff did with the ticket: a
 * condition for SQL.
 *
 * @param ticketId a column.
 */
export function isUrgedAnew(ticketId: string): string {
  return `exists (
             select
               from ticket_events as urged
              where urged.ticket_id = ${ticketId}
                and urged.what = 'urged'
                and not exists (
                      select
                        from ticket_events as known
                       where known.ticket_id = urged.ticket_id
                         and known.party in ('operator', 'supervisor')
                         and known.version > urged.version))`;
}
