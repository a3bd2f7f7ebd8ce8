import { clauseAt, type Passage } from './passage.ts';
import { compilePhrases, type Span, saysAny } from './phrases.ts';
import { placeCues, type RegionWords } from './stays.ts';

/** After the place, as far as 老家的人现在 reaches. */
const REST = 16;

/**
 * Whether somebody only comes from a place or is registered there: 老家如皋, 四川来的, 户口还是安徽的, 户口没转 还在河南;
 * or asks whether to go back there: 非得回河南吗.
 */
export function createOriginReader({
  cues,
  words,
}: RegionWords): (passage: Passage, place: Span) => boolean {
  const { before, after, sources } = placeCues({ cues, words });
  const [originBefore, originAfter] = [before('originBefore'), after('originAfter')];
  const [registeredBefore, backBefore] = [before('registeredBefore'), before('backBefore')];
  const stillBefore = new RegExp(`^(?:${sources('stillBefore')})$`);
  const registered = compilePhrases(cues['registered'], words);

  return (passage, { start, end }) => {
    const clause = clauseAt(passage, start);
    const lead = passage.text.slice(clause?.start ?? 0, start);
    const isTold = [originBefore, registeredBefore, backBefore].some((it) => it.test(lead));
    if (isTold || originAfter.test(passage.text.slice(end, end + REST))) return true;
    const previous = clause && passage.clauses[passage.clauses.indexOf(clause) - 1];
    return stillBefore.test(lead) && saysAny(registered, previous?.text ?? '');
  };
}
