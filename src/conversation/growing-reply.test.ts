import { describe, expect, it } from 'vitest';
import { DOCUMENT, policyTurn, REVIEW } from '../../tests/support/agent-turn.ts';
import type { Citation } from '../contracts/citations.ts';
import { loadReplies } from '../knowledge/replies.ts';
import { modelClaim, quoted } from './claims.ts';
import { createGrowingReply } from './growing-reply.ts';
import type { VerifyNeeds } from './steps/verify.ts';
import { type Draft, draftOf, type Turn } from './turn.ts';

const TEXT = '不再开民主评议会。';
const FORBIDDEN = '您符合条件。';

const CALM = policyTurn('').triage;
const FIRE = {
  category: 'fire',
  certainty: 'clear',
  call: ['119'],
  words: '着火',
  subject: 'speaker',
} satisfies Turn['triage']['danger'];

const needs: VerifyNeeds = {
  readClauses: async () => [
    { id: 'clause', number: REVIEW.number, clause: REVIEW.clause, text: `${REVIEW.quote}。` },
  ],
  inspect: ({ text }) => (text === FORBIDDEN ? [{ lock: 'words', found: text }] : []),
  replies: loadReplies(),
  deadlineInWords: () => '',
  dayInWords: () => '',
};

function draftSaying(texts: readonly string[], status: Citation['status'] = 'in_force'): Draft {
  const citation = { document: DOCUMENT, clause: REVIEW.clause, quote: REVIEW.quote, status };
  const claims = texts.map((text) => modelClaim(text, [quoted(citation)]));
  return draftOf('answer', claims, { citations: [citation], generatedBy: 'model' });
}

function givenGrowing(rest: Partial<Turn> = {}) {
  const shown: string[] = [];
  const growing = createGrowingReply(policyTurn('', rest), needs, (text) => shown.push(text));
  const grow = async (draft: Draft | null) => {
    growing.onGrowth?.(async () => draft);
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { growing, grow, shown };
}

describe('a growing reply', () => {
  it('is shown from its beginning, each time that it has grown', async () => {
    const { grow, shown } = givenGrowing();

    await grow(draftSaying([TEXT]));
    await grow(draftSaying([TEXT, TEXT]));

    expect(shown).toEqual([TEXT, `${TEXT}\n\n${TEXT}`]);
  });

  it.each<{ rule: string; draft: Draft | null }>([
    { rule: 'answers nothing yet', draft: null },
    { rule: 'is stopped by a lock', draft: draftSaying([TEXT, FORBIDDEN]) },
    { rule: 'rests on a document whose time is over', draft: draftSaying([TEXT], 'expired') },
    { rule: 'is worded by the rules', draft: { ...draftSaying([TEXT]), generatedBy: 'rules' } },
  ])('is not shown where it $rule', async ({ draft }) => {
    const { grow, shown } = givenGrowing();

    await grow(draft);

    expect(shown).toEqual([]);
  });

  it('is shown no more once it is over, also what is being checked', async () => {
    const { growing, shown, grow } = givenGrowing();

    const checked = grow(draftSaying([TEXT]));
    growing.end();
    await checked;

    expect(shown).toEqual([]);
  });

  it.each<{ rule: string; triage: Turn['triage'] }>([
    { rule: 'danger', triage: { ...CALM, danger: FIRE } },
    {
      rule: 'a danger that is only asked about',
      triage: { ...CALM, danger: { ...FIRE, certainty: 'ask' } },
    },
    { rule: 'an emergency', triage: { ...CALM, urgent: true } },
  ])('is shown to nobody in $rule', ({ triage }) => {
    expect(givenGrowing({ triage }).growing.onGrowth).toBeUndefined();
  });
});
