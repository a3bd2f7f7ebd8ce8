import { describe, expect, it } from 'vitest';
import { DOCUMENT, policyTurn } from '../../../../tests/support/agent-turn.ts';
import { createCardIndex } from '../../../knowledge/card-index.ts';
import { type Card, CardSchema } from '../../../knowledge/cards.ts';
import { loadEvidence } from '../../../knowledge/evidence.ts';
import { loadReplies } from '../../../knowledge/replies.ts';
import type { ClauseHit } from '../../../retrieval/clause-hit.ts';
import type { Turn } from '../../turn.ts';
import { type Answer, findAnswers } from './find-answers.ts';
import type { Words } from './words.ts';

const LIVING = '对人均收入低于标准的家庭，给予最低生活保障。';
const PHASE_OUT = '就业以后收入超过标准的，六个月内保留待遇。';
const phaseOut = cardOf('phase-out', '就业以后还能保留六个月', PHASE_OUT);
const living = cardOf('living', '人均收入低于标准的家庭有低保', LIVING);

describe('the answers to a question', () => {
  it('are the card of the clause that others were answered with, by what they wanted to know', () => {
    const hit = hitOf({ asked: { share: 1.5, matters: ['就业以后还能保留多久'] } });

    expect(told(answersTo('老婆上工了', [hit], [living, phaseOut]))).toEqual(['phase-out']);
  });

  it('are a sentence of that clause where no card of it fits', () => {
    const hit = hitOf({ asked: { share: 1.5, matters: ['就业以后还能保留多久'] } });

    expect(told(answersTo('老婆上工了', [hit], []))).toEqual([PHASE_OUT]);
  });

  it('leave out a card that speaks for another clause', () => {
    const hit = hitOf({ clause: '三', asked: { share: 1.5, matters: ['就业以后还能保留多久'] } });

    expect(told(answersTo('就业以后', [hit], [phaseOut]))).toEqual([PHASE_OUT]);
  });

  it('are two where a second clause may be meant as well, and say so', () => {
    const hits = [
      hitOf({ asked: { share: 0.9, matters: ['就业以后还能保留多久'] } }),
      hitOf({ clause: '三', text: LIVING, asked: { share: 0.6, matters: ['什么样的家庭有低保'] } }),
    ];
    const answers = answersTo('我家的低保', hits, []);

    expect(told(answers)).toEqual([PHASE_OUT, LIVING]);
    expect(answers.map(({ isPerhaps = false }) => isPerhaps)).toEqual([false, true]);
  });

  it('are one where the second clause is much less likely', () => {
    const hits = [
      hitOf({ asked: { share: 1, matters: ['就业以后还能保留多久'] } }),
      hitOf({ clause: '三', text: LIVING, asked: { share: 0.4, matters: ['什么样的家庭有低保'] } }),
    ];

    expect(told(answersTo('我家的低保', hits, []))).toEqual([PHASE_OUT]);
  });

  it('are one where the first was surely asked about, unless the second is about as likely', () => {
    const first = hitOf({ asked: { share: 1.2, matters: ['就业以后还能保留多久'] } });
    const other = (share: number) =>
      hitOf({ clause: '三', text: LIVING, asked: { share, matters: ['什么样的家庭有低保'] } });

    expect(told(answersTo('我家的低保', [first, other(0.8)], []))).toEqual([PHASE_OUT]);
    expect(told(answersTo('我家的低保', [first, other(1.1)], []))).toEqual([PHASE_OUT, LIVING]);
  });

  it('begin with the card that speaks much more of what was said', () => {
    const hits = [
      hitOf({ asked: { share: 0.6, matters: ['什么样的家庭有低保'] } }),
      hitOf({ clause: '三', asked: { share: 0.5, matters: ['就业以后还能保留多久'] } }),
    ];
    const other = {
      ...phaseOut,
      citations: phaseOut.citations.map(({ quote }) => ({ clause: '三', quote })),
    };

    expect(told(answersTo('就业以后还能保留多久', hits, [living, other]))[0]).toBe('phase-out');
  });

  it('are the card that tells what is asked in particular, where the likeliest does not', () => {
    const months = { name: '月数', isToldIn: (text: string) => text.includes('六个月') };
    const hits = [
      hitOf({ asked: { share: 1.2, matters: ['什么样的家庭有低保'] } }),
      hitOf({ clause: '三', asked: { share: 0.3, matters: ['就业以后还能保留多久'] } }),
    ];
    const other = {
      ...phaseOut,
      citations: phaseOut.citations.map(({ quote }) => ({ clause: '三', quote })),
    };
    const cards = [living, other];
    const words = { ...wordsFor(cards), particularsIn: () => [months] };
    const first = (question: string) =>
      told(findAnswers(turnWith(question, { hits, cards }), words))[0];

    expect(first('就业以后几个月')).toBe('phase-out');
    expect(first('低保的家庭几个月')).toBe('living');
  });

  it('are the row of the town that was said before, where its month is asked for', () => {
    const rows = [rowOf('1 石庄镇 3月份', 1), rowOf('5 江安镇 5月份', 5)];
    const town = { code: '320682105', name: '江安镇', path: '江苏省南通市如皋市江安镇' };
    const turn = { ...turnWith('先回我几月份', { hits: rows }), place: town };

    expect(told(findAnswers(turn, wordsFor([])))).toEqual(['5 江安镇 5月份']);
  });

  it('are the rows of a table that name the month', () => {
    const rows = [
      rowOf('1 石庄镇 3月份', 1),
      rowOf('5 江安镇 5月份', 5),
      rowOf('6 丁堰镇 5月份', 6),
    ];

    expect(told(answersTo('五月里到哪两个镇', rows, []))).toEqual([
      '5 江安镇 5月份',
      '6 丁堰镇 5月份',
    ]);
  });

  it('show a sentence also where the words speak for none', () => {
    const far = [hitOf({ text: '甲。' }), hitOf({ text: '乙。' }), hitOf({ text: LIVING })];

    expect(told(answersTo('毫不相干', far, []))).toEqual([LIVING]);
  });

  it('never take a heading for an answer', () => {
    const hit = hitOf({
      heading: '提升能力 完善待遇',
      text: `（一）完善待遇。${PHASE_OUT}`,
      asked: { share: 1.5, matters: ['待遇'] },
    });

    expect(told(answersTo('待遇', [hit], []))).toEqual([PHASE_OUT]);
  });
});

function answersTo(question: string, hits: ClauseHit[], cards: Card[]): Answer[] {
  return findAnswers(turnWith(question, { hits, cards }), wordsFor(cards));
}

function turnWith(question: string, found: Partial<Turn['findings']>): Turn {
  const turn = policyTurn(question);
  return { ...turn, findings: { ...turn.findings, ...found } };
}

function told(answers: readonly Answer[]): string[] {
  return answers.flatMap((answer) =>
    answer.by === 'card' ? [answer.card.id] : answer.passage.quotes,
  );
}

/** Words are pairs of characters here. */
function wordsFor(cards: readonly Card[]): Words {
  const pairs = (text: string) => [...text].map((first, at) => first + (text[at + 1] ?? ''));
  const weigh = (text: string) => new Map(pairs(text).map((pair) => [pair, 1]));
  return {
    replies: loadReplies(),
    cardIndex: createCardIndex(cards, pairs),
    evidence: loadEvidence(),
    programmeName: (id) => id,
    deadlineInWords: () => '',
    dayInWords: () => '',
    widen: pairs,
    weigh,
    particularsIn: () => [],
    readPlainly: () => null,
    programmesIn: () => [],
    judge: () => ({ verdict: 'answerable', silentOn: [], reasons: [] }),
  };
}

function hitOf(rest: Partial<ClauseHit>): ClauseHit {
  return {
    clauseId: 'clause',
    document: DOCUMENT,
    status: 'in_force',
    endedQuotes: [],
    clause: '二',
    heading: '',
    text: `${LIVING}${PHASE_OUT}`,
    score: 1,
    coverage: 0,
    why: [],
    ...rest,
  };
}

function rowOf(row: string, number: number): ClauseHit {
  return hitOf({ clause: `附件1/${number}`, text: `序号 镇 时间\n${row}` });
}

function cardOf(id: string, text: string, quote: string): Card {
  return CardSchema.parse({
    id,
    document: DOCUMENT.number,
    citations: [{ clause: '二', quote }],
    text,
  });
}
