import { onceLately } from '../shared/once.ts';
import { breach, type InspectClaim, type LockNeeds, quotesOf } from './claim-inspection.ts';
import { createForbiddenWordLock, createMarkupLock } from './forbidden-words.ts';
import { inspectHouseWords } from './house-claim.ts';
import { createInstructionLock } from './instruction-lock.ts';
import { createLinkLock } from './link-lock.ts';
import { inspectModelWords } from './model-claim.ts';
import { createNegationLock } from './negation-lock.ts';
import { createNumberLock } from './number-lock.ts';
import { createNumberReader } from './written-numbers.ts';

export type { Breach, ClaimSurroundings, HouseWords, InspectClaim } from './claim-inspection.ts';

const TEXTS_KEPT = 500;

/** All locks on the text of one claim; quotes are compared with their clauses elsewhere. */
export function createClaimLocks(needs: LockNeeds): InspectClaim {
  const tools = {
    findUnsupported: createNumberLock(needs.words.numbers),
    // The same grounds stand behind claim after claim.
    readNumbers: onceLately(TEXTS_KEPT, createNumberReader(needs.words.numbers)),
    findForbidden: createForbiddenWordLock(needs.words.forbidden),
    findMarkup: createMarkupLock(needs.words.forbidden.markup),
    findReversed: createNegationLock(needs.words.forbidden.negation),
    findOrders: createInstructionLock(needs.words.forbidden.instructions),
    findLinks: createLinkLock(needs.words.forbidden.knownLinks),
    ...needs,
  };
  return (claim, surroundings) => {
    if (claim.support.length === 0) return [{ lock: 'support', found: claim.text }];
    const orders = [claim.text, ...quotesOf(claim)].flatMap(tools.findOrders);
    return [
      ...orders.map((found) => breach('instruction', found)),
      ...(claim.wordedBy === 'model'
        ? inspectModelWords(claim, surroundings, tools)
        : inspectHouseWords(claim, surroundings, tools)),
    ];
  };
}
