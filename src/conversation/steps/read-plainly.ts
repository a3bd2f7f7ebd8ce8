import type { PlainQuestion, ReadPlainly } from '../../knowledge/plain-questions.ts';
import { ASK_KINDS } from '../../understanding/understanding.ts';
import type { Understood } from './understand.ts';

/** What a question is that says nothing but what is wanted of which aid: then it means just that. */
export function readPlainly(
  understood: Understood,
  read: ReadPlainly,
): Understood & { plain: PlainQuestion | null } {
  const { understanding, question } = understood;
  const plain = read(withoutPlaces(question, understanding.regions));
  if (plain === null) return { ...understood, plain };
  const asks = ASK_KINDS.filter((kind) => plain.asks.includes(kind));
  return {
    ...understood,
    plain,
    needs: [],
    understanding: {
      ...understanding,
      isQuestion: true,
      ...(asks.length > 0 && { asks }),
      ...(plain.aids.length > 0 && { programmes: plain.aids, held: [] }),
    },
  };
}

function withoutPlaces(question: string, regions: Understood['understanding']['regions']): string {
  return regions.reduce((rest, { words }) => rest.replace(words, ''), question);
}
