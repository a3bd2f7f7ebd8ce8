import type { Receipt } from '../../src/contracts/receipts.ts';
import { calendarDate } from '../../src/shared/calendar-date.ts';
import { DomainError } from '../../src/shared/errors.ts';
import type { ReceiptDesk } from '../../src/use-cases.ts';

/** The one receipt there is. */
export const receipt: Receipt = {
  code: 'ACDEFGHJKMNP',
  at: '2026-11-21T10:00:00+08:00',
  question: '村里还要开会评议不',
  facts: {},
  decision: 'policy',
  programmes: [],
  region: null,
  asOf: calendarDate('2026-11-21'),
  clauses: [],
  rulesVersion: '1',
  generatedBy: 'rules',
  prompt: null,
  model: null,
  claims: [],
  answer: '',
  answerMatches: true,
  quotesStand: true,
  seal: { position: 1, hash: 'a' },
};

export function createFakeReceipts(isToken: (token: string) => boolean): ReceiptDesk {
  const find = (code: string, isTheirs: boolean) => {
    if (code !== receipt.code || !isTheirs) throw new DomainError('not-found', 'receipt-not-found');
    return receipt;
  };
  return {
    readForStaff: async (code) => find(code, true),
    readForCitizen: async (code, token) => find(code, isToken(token)),
  };
}
