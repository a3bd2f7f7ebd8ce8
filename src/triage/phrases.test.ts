import { describe, expect, it } from 'vitest';
import { loadTriagePhrases, type PhraseFamily } from '../knowledge/phrases.ts';
import { normaliseUtterance } from '../shared/text.ts';
import { foldText } from './folded-text.ts';
import { createMatcher, type Span } from './matcher.ts';
import type { TriageReport } from './signs.ts';
import { createTriage } from './triage.ts';

const phrases = loadTriagePhrases();
const reader = createTriage(phrases);
const matcher = createMatcher(phrases.families, phrases.slots, phrases.spellings);

const hits = phrases.families.flatMap((family) =>
  family.hits.map((sentence) => ({ family, sentence: normaliseUtterance(sentence) })),
);
const passes = phrases.families.flatMap((family) =>
  family.passes.map((sentence) => ({ family, sentence: normaliseUtterance(sentence) })),
);

describe('the danger and emergency phrases', () => {
  it.each(hits)('$family.id is read in 「$sentence」', ({ family, sentence }) => {
    expect(findsFamily(family, sentence)).toBe(true);
  });

  it.each(passes)('$family.id is not read in 「$sentence」', ({ family, sentence }) => {
    expect(findsFamily(family, sentence)).toBe(false);
  });

  it('has one family for each id', () => {
    const ids = phrases.families.map((family) => family.id);

    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('names only cues that exist', () => {
    const cues = new Set(
      phrases.families.flatMap((family) => (family.role === 'cue' ? [family.cue] : [])),
    );
    const unknown = phrases.families.flatMap(namedCues).filter((name) => !cues.has(name));

    expect(unknown).toEqual([]);
  });
});

/** A sign must stand; a cue or an idiom must only be found. */
function findsFamily(family: PhraseFamily, sentence: string): boolean {
  if (family.role === 'danger') return dangerIds(reader.triage(sentence)).includes(family.id);
  if (family.role === 'trouble')
    return reader.triage(sentence).troubles.some((sign) => sign.id === family.id);
  if (family.role === 'cause')
    return reader.triage(sentence).causes.some((sign) => sign.id === family.id);
  return matcher
    .match(foldText(sentence, phrases.spellings))
    .some((match) => match.family === family && isFree(family, match, sentence));
}

function isFree(family: PhraseFamily, { start, end }: Span, sentence: string): boolean {
  if (family.role !== 'cue') return true;
  const { letters } = foldText(sentence, phrases.spellings);
  const before = letters.slice(0, start);
  if (family.notBefore.some((word) => before.endsWith(word))) return false;
  return !family.notAfter.some((word) => letters.startsWith(word, end));
}

function dangerIds(triage: TriageReport): string[] {
  return triage.dangers.map((sign) => sign.id);
}

function namedCues(family: PhraseFamily): string[] {
  if (family.role === 'mask') return [];
  if (family.role === 'cue') return [...(family.cancelledBy ?? []), ...(family.voidedBy ?? [])];
  const { drops, unless, needs, softens } = family;
  return [drops, unless, needs, softens].flatMap((names) => names ?? []);
}
