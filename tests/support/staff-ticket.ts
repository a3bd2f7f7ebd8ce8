import type { StartedAssistant } from '../../src/assistant.ts';
import type { StaffAccount } from '../../src/contracts/staff.ts';
import type { StaffTicketDetail } from '../../src/contracts/staff-tickets.ts';

export const OPERATOR: StaffAccount = { username: 'li', displayName: '李', role: 'operator' };

/** A ticket as staff see it, by the number that the citizen was given. */
export async function givenStaffTicket(
  { staff }: Pick<StartedAssistant, 'staff'>,
  number: string | undefined,
): Promise<StaffTicketDetail> {
  const request = { sort: 'newest' as const, limit: 100 };
  const { tickets } = await staff.tickets.list(request);
  const found = tickets.find((ticket) => ticket.number === number);
  if (found === undefined) throw new Error(`There is no ticket ${number}.`);
  return staff.tickets.read(found.id, OPERATOR);
}
