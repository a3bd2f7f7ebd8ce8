import type { ProgrammeId } from '../contracts/programmes.ts';
import type { GeneralEligibility, ProvisionBook } from '../knowledge/provisions.ts';
import { fillTemplate } from '../shared/text.ts';
import { createClause } from './clause.ts';
import { allOf, type Finding } from './rule.ts';
import { silent } from './three-valued.ts';

interface Unmentioned {
  programme: ProgrammeId;
  name: string;
  general: GeneralEligibility;
}

/** The test under which a provision says that it names a programme without its conditions. */
const SILENT = 'silent';

/** A programme that no rule here computes: what the documents that bind do say, and that it is not enough. */
export function findSilence(
  books: readonly ProvisionBook[],
  { programme, name, general }: Unmentioned,
): Finding {
  const mentions = books.flatMap((book) =>
    Object.entries(book.provisions)
      .filter(([, { programmes, tests }]) => programmes.includes(programme) && SILENT in tests)
      .map(([provision]) => createClause(book, provision).test(SILENT, silent)),
  );
  if (mentions.length > 0) return allOf(mentions);

  const { text, flip } = general.unmentioned;
  const inWords = () => ({ text: fillTemplate(text, { name }), flip });
  const test = { verdict: silent, provision: null, inWords };
  return { verdict: silent, tests: [test], amounts: [], selfReported: false };
}
