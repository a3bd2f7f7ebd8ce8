import { createContext, useContext } from 'react';
import type { StaffSession } from '../../src/contracts/staff.ts';

export interface SessionHold {
  session: StaffSession;
  /** The server says that nobody is signed in any more. */
  expire(): void;
  signOut(): void;
}

/** Who answers for the tickets as a whole. */
export function isLeading({ account }: StaffSession): boolean {
  return account.role === 'supervisor' || account.role === 'admin';
}

export const SessionContext = createContext<SessionHold | undefined>(undefined);

export function useSession(): SessionHold {
  const hold = useContext(SessionContext);
  if (hold === undefined) throw new Error('This part of the page needs somebody signed in.');
  return hold;
}
