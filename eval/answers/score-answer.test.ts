import { describe, expect, it } from 'vitest';
import { ReplySchema } from '../../src/contracts/conversations.ts';
import { plain } from '../../tests/support/fake-replies.ts';
import type { LayCase } from '../lay-cases.ts';
import { summarise } from './answer-metrics.ts';
import type { Rubric } from './rubric.ts';
import { scoreAnswer, type Yardstick } from './score-answer.ts';

const NUMBER = '甲办发〔2021〕7号';
const CLAUSE = '渐退期为6个月，自收入变动之日起算。';
const yardstick: Yardstick = {
  clauseText: (number, clause) => (number === NUMBER && clause === '二（一）' ? CLAUSE : undefined),
  binds: (number) => number === NUMBER,
};
const asked: LayCase = {
  id: 'A1',
  region: '320600',
  text: '还能拿几个月',
  gold: [{ number: NUMBER, clause: '二' }],
  answerable: true,
};
const unasked: LayCase = { ...asked, gold: [], answerable: false, lacks: 'amount' };
const rubric: Rubric = { id: 'A1', points: [['6个月', '半年'], ['收入变动']] };

describe('what a reply to a lay question is worth', () => {
  it('is right by a clause below the gold one', () => {
    expect(score({ clause: '二（一）' })).toMatchObject({ isRight: true, isRightFirst: true });
  });

  it('is not right by a clause whose number only begins the same', () => {
    expect(score({ clause: '二十' })).toMatchObject({ isRight: false });
  });

  it('is right and not first when another clause stands before it', () => {
    const both = [citationOf({ clause: '三' }), citationOf({ clause: '二（一）' })];

    expect(score({}, { citations: both })).toMatchObject({ isRight: true, isRightFirst: false });
  });

  it('is no answer when it puts life first', () => {
    expect(score({}, { kind: 'safety', citations: [] })).toMatchObject({ outcome: 'put-off' });
  });

  it('is partial when it says itself what stays open', () => {
    const open = { unanswered: { reason: 'not_in_documents' } };

    expect(score({}, open)).toMatchObject({ outcome: 'answered', isPartial: true });
  });

  it('is a refusal of what nobody can answer when it says so', () => {
    const open = { unanswered: { reason: 'not_in_documents' }, citations: [] };

    expect(score({}, open, unasked)).toMatchObject({ outcome: 'refused' });
    expect(score({}, {}, unasked)).toMatchObject({ outcome: 'answered' });
  });

  it('tells a quote that does not stand in its clause, and a document that does not bind', () => {
    expect(score({ quote: '渐退期为9个月' }).notVerbatim).toEqual([`${NUMBER} 二（一）`]);
    expect(score({ number: '乙办发〔2024〕1号' }).foreign).toHaveLength(1);
  });
});

describe('the completeness of an answer', () => {
  it('counts a point in any of its wordings, in the text or in a quote', () => {
    expect(score({}, { text: '能再拿半年。' }).missing).toEqual([]);
  });

  it('names the point that is missing', () => {
    const reply = { text: '能再拿半年。', citations: [citationOf({ quote: '渐退期为6个月' })] };

    expect(score({}, reply).missing).toEqual(['收入变动']);
  });

  it('tells apart what the text alone tells', () => {
    expect(score({}, { text: '能再拿半年。' }).isWholeInText).toBe(false);
    expect(score({}, { text: '自收入变动起再拿6 个月。' }).isWholeInText).toBe(true);
  });
});

describe('the figures of many answers', () => {
  it('are shares of what they name', () => {
    const figures = summarise([score({}), score({ clause: '三' }), score({}, {}, unasked)]);

    expect(figures).toMatchObject({
      answered: 1,
      'right clause of answered': 0.5,
      'unanswerable refused': 0,
      'complete by rubric of answered': 1,
    });
  });
});

function score(
  cited: Parameters<typeof citationOf>[0],
  rest: Record<string, unknown> = {},
  testCase: LayCase = asked,
) {
  const reply = replyOf({ citations: [citationOf(cited)], ...rest });
  return scoreAnswer(
    { testCase, reply, ms: 1, rubric: testCase.answerable ? rubric : undefined },
    yardstick,
  );
}

function citationOf({
  number = NUMBER,
  clause = '二（一）',
  quote = CLAUSE,
}: {
  number?: string;
  clause?: string;
  quote?: string;
}) {
  const region = { code: '320600', name: '南通市', path: '江苏省南通市' };
  const document = { number, title: '意见', issuer: '办公室', region };
  return { n: 1, document, clause, quote, status: 'in_force' as const };
}

function replyOf(rest: Record<string, unknown>) {
  return ReplySchema.parse({
    ...plain,
    id: '00000000-0000-4000-8000-000000000001',
    seq: 3,
    text: '收入变动以后还能拿6个月。',
    ...rest,
  });
}
