import { PROGRAMME_IDS, type ProgrammeId } from '../contracts/programmes.ts';
import type { EligibilityKnowledge, ProvisionBook } from '../knowledge/provisions.ts';
import { fillTemplate } from '../shared/text.ts';
import { createClause } from './clause.ts';
import { allOf, type Finding } from './rule.ts';
import { silent } from './three-valued.ts';

/** The test under which a provision says that it names a programme without its conditions. */
const SILENT = 'silent';

export type FindSilence = (programme: ProgrammeId, books: readonly ProvisionBook[]) => Finding;

/**
 * A programme that no rule here computes: what the documents that bind do say, and that it is not
 * enough. No fact changes that, so it is put together once.
 */
export function createFindSilence(knowledge: EligibilityKnowledge): FindSilence {
  const mentions = new Map(knowledge.provisions.map((book) => [book.id, mentionsIn(book)]));
  const unmentioned = byProgramme((programme) => findingOfNone(programme, knowledge));
  return (programme, books) => {
    const found = books.flatMap(({ id }) => mentions.get(id)?.[programme] ?? []);
    return found.length > 0 ? allOf(found) : unmentioned[programme];
  };
}

function mentionsIn(book: ProvisionBook): Record<ProgrammeId, Finding[]> {
  return byProgramme((programme) =>
    Object.entries(book.provisions)
      .filter(([, { programmes, tests }]) => programmes.includes(programme) && SILENT in tests)
      .map(([provision]) => createClause(book, provision).test(SILENT, silent)),
  );
}

function findingOfNone(
  programme: ProgrammeId,
  { programmes, general }: EligibilityKnowledge,
): Finding {
  const { text, flip } = general.unmentioned;
  const words = { text: fillTemplate(text, { name: programmes[programme] }), flip };
  const test = { verdict: silent, provision: null, inWords: () => words };
  return { verdict: silent, tests: [test], amounts: [], selfReported: false };
}

function byProgramme<Value>(read: (programme: ProgrammeId) => Value): Record<ProgrammeId, Value> {
  return Object.fromEntries(PROGRAMME_IDS.map((id) => [id, read(id)])) as Record<
    ProgrammeId,
    Value
  >;
}
