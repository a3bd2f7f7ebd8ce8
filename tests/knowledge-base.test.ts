import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type FactKey, FactKeySchema, FactsSchema } from '../src/contracts/facts.ts';
import { factInWords } from '../src/conversation/answerers/rules/facts-in-words.ts';
import { type Card, loadCards } from '../src/knowledge/cards.ts';
import { loadEvidence, loadSufficiencyRules } from '../src/knowledge/evidence.ts';
import { loadNotices, noticesFor } from '../src/knowledge/notices.ts';
import { loadOfficeBook } from '../src/knowledge/offices/office-book.ts';
import { loadParameterBook } from '../src/knowledge/parameters/parameter-kinds.ts';
import { loadPolicyDocuments } from '../src/knowledge/policy-documents.ts';
import { loadReplies } from '../src/knowledge/replies.ts';
import { isVerbatim } from '../src/shared/text.ts';
import { STANDARD_KEY } from '../src/tools/find-standard.ts';
import { ASK_KINDS } from '../src/understanding/understanding.ts';

const documents = loadPolicyDocuments();
const cards = loadCards();
const replies = loadReplies();

describe('answer cards', () => {
  it.each(cards.map((card) => ({ card, rule: card.id })))(
    '$rule quotes its clauses letter by letter',
    ({ card }) => {
      const wrong = card.citations.filter(
        ({ clause, quote }) => !isVerbatim(quote, clauseText(card, clause)),
      );

      expect(wrong).toEqual([]);
    },
  );

  it.each(cards.map((card) => ({ card, rule: card.id })))(
    '$rule says no number that its quotes lack',
    ({ card }) => {
      const evidence = card.citations.map(({ quote }) => quote).join('');
      const known = ['12345', '110', '120', '2024'];
      const numbers = (card.text.match(/\d+(?:\.\d+)?/g) ?? []).filter(
        (number) => !known.includes(number),
      );

      expect(numbers.filter((number) => !evidence.includes(number))).toEqual([]);
    },
  );

  it('use only kinds of question that are understood', () => {
    const asks = new Set(cards.flatMap((card) => card.asks));

    expect([...asks].filter((ask) => !ASK_KINDS.some((kind) => kind === ask))).toEqual([]);
  });

  it('either cite a clause or say that the document is silent', () => {
    const bare = cards.filter(
      (card) => card.citations.length === 0 && card.unanswered === undefined,
    );

    expect(bare.map(({ id }) => id)).toEqual([]);
  });
});

describe('what a citizen reads', () => {
  const everything = [...cards.map(({ text }) => text), ...replyTexts()];

  it('never uses the words that hurt', () => {
    const hurting = ['取缔', '缠保', '闹保'];

    expect(everything.filter((text) => hurting.some((word) => text.includes(word)))).toEqual([]);
  });

  it('never promises', () => {
    expect(everything.filter((text) => /一定能|肯定能|保证能|百分之百/.test(text))).toEqual([]);
  });

  it('has a sentence for every key the code asks for', () => {
    const keys = sourceFiles('src').flatMap((file) =>
      [
        ...readFileSync(file, 'utf8').matchAll(
          /(?:\.(?:say|list)\(|phrase\(\s*(?:words\.)?replies,)\s*'([a-z_.]+)'/g,
        ),
      ].map(([, key = '']) => key),
    );

    expect(keys.length).toBeGreaterThan(20);
    expect(keys.filter((key) => !replies.has(key))).toEqual([]);
  });

  it('has one interview question and its reason for every fact', () => {
    const missing = FactKeySchema.options.filter(
      (key) => !replies.has(`interview.${key}.question`) || !replies.has(`interview.${key}.why`),
    );

    expect(missing).toEqual([]);
  });

  it('can read back every fact, and every value that a fact may have', () => {
    const valuesOf = (key: FactKey): unknown[] => {
      const of = (values: readonly unknown[]) =>
        values.filter((value) => FactsSchema.safeParse({ [key]: value }).success);
      const shape = FactsSchema.shape[key].unwrap();
      if (shape instanceof z.ZodEnum) return of(shape.options);
      if (shape instanceof z.ZodBoolean) return of([true, false]);
      return of([2, '2026-03-01', '如皋市', ...LISTS]);
    };
    const spoken = FactKeySchema.options.flatMap((key) =>
      valuesOf(key).map((value) => factInWords({ key, value }, replies)),
    );

    expect(spoken.length).toBeGreaterThan(90);
    expect(spoken.filter((text) => !/^[^{}[\]]*\p{Script=Han}[^{}[\]]*$/u.test(text))).toEqual([]);
    expect(new Set(spoken).size).toBe(spoken.length);
  });
});

/** What vehicles and homes can be. */
const LISTS = [
  [],
  [{ kind: 'car' }, { kind: 'motorcycle', deregistered: true }],
  [{ kind: 'tricycle', deregistered: true, certificate: true }],
  [{ kind: 'electric', deregistered: false }],
  [{ place: 'rural' }, { place: 'urban', commercial: true }],
  [{ place: 'urban', boughtOn: '2020-01-02' }],
  [{ place: 'rural', expropriation: true }],
];

describe('notices', () => {
  const notices = loadNotices();
  const cited = {
    number: '通办发〔2021〕7号',
    title: '实施意见',
    effectiveFrom: '2021-04-29',
    status: 'in_force' as const,
  };

  it('tell that the law prevails over a document older than the law', () => {
    expect(noticesFor(notices, [cited]).join()).toContain('以法律为准');
  });

  it('do not tell it of a document younger than the law', () => {
    expect(noticesFor(notices, [{ ...cited, effectiveFrom: '2026-07-01' }]).join()).not.toContain(
      '以法律为准',
    );
  });

  it('name a document whose period is over', () => {
    expect(noticesFor(notices, [{ ...cited, status: 'expired' }]).join()).toContain('《实施意见》');
  });

  it('tell that a model worded the answer, and only then', () => {
    expect(noticesFor(notices, [], 'model').join()).toContain('人工智能');
    expect(noticesFor(notices, []).join()).not.toContain('人工智能');
  });

  it('always tell that the answer is automatic', () => {
    expect(noticesFor(notices, [])).toHaveLength(1);
  });
});

describe('published figures', () => {
  const book = loadParameterBook();
  const values = ['name', 'region', 'amount', 'from', 'due', 'source'];

  it('have the one that the rules compare with among their kinds', () => {
    expect(book.kinds.map(({ key }) => key)).toContain(STANDARD_KEY);
  });

  it('are nowhere in the knowledge base: staff enter them', () => {
    const { kinds, ...words } = book;

    expect(Object.values(words).join().match(/\d/g)).toBeNull();
    expect(
      kinds
        .map(({ spoken, name }) => `${spoken}${name}`)
        .join()
        .match(/\d/g),
    ).toBeNull();
  });

  it.each(['beside', 'besideOverdue', 'used', 'told', 'overdue'] as const)(
    '%s is said with what is known of a figure',
    (name) => {
      const used = [...book[name].matchAll(/\{(\w+)\}/g)].map(([, value]) => value);

      expect(values).toEqual(expect.arrayContaining(used));
    },
  );

  it('are told with their source and their first day wherever they are used', () => {
    for (const words of [book.beside, book.besideOverdue, book.used, book.told]) {
      expect(words).toContain('{source}');
      expect(words).toContain('{from}');
    }
  });
});

describe('offices', () => {
  it('are nowhere in the knowledge base: staff enter them', () => {
    const words = JSON.stringify(loadOfficeBook()).replaceAll('12345', '');

    expect(words.match(/\d/g)).toBeNull();
  });

  it('are known to the judgement of silence by its own names', () => {
    const names = loadSufficiencyRules().needs.map(({ name }) => name);

    expect(names).toEqual(expect.arrayContaining(Object.values(loadOfficeBook().needs)));
  });

  it('are told with their source and the day on which somebody checked', () => {
    const { source } = loadOfficeBook();

    expect(source).toContain('{source}');
    expect(source).toContain('{verified}');
  });
});

describe('evidence', () => {
  const evidence = loadEvidence();

  it.each([
    { ask: 'amount', sentence: '每月发放650元', holds: true },
    { ask: 'amount', sentence: '按照30%～40%制定', holds: false },
    { ask: 'time_limit', sentence: '压缩到20个工作日内', holds: true },
    { ask: 'time_limit', sentence: '6个月的渐退期', holds: false },
    { ask: 'phone', sentence: '拨打0513-81234567', holds: true },
    { ask: 'phone', sentence: '开通社会救助服务热线', holds: false },
  ])('$ask: $sentence', ({ ask, sentence, holds }) => {
    expect(evidence.answers(ask, sentence)).toBe(holds);
  });
});

function clauseText({ document }: Card, clause: string): string {
  const source = documents.find(({ metadata }) => metadata.number === document);
  return source?.clauses.find((each) => each.path === clause)?.text ?? '';
}

function replyTexts(): string[] {
  const folder = path.join(import.meta.dirname, '../knowledge-base/replies');
  return readdirSync(folder).flatMap((file) =>
    readFileSync(path.join(folder, file), 'utf8').split('\n'),
  );
}

function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(import.meta.dirname, '..', folder), {
    recursive: true,
    encoding: 'utf8',
  })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => path.join(import.meta.dirname, '..', folder, name));
}
