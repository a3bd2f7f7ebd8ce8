import { describe, expect, it } from 'vitest';
import { ruleBookNeeds } from '../../tests/support/rule-book.ts';
import { PROGRAMME_IDS } from '../contracts/programmes.ts';
import { RuleBookSchema } from '../contracts/rule-book.ts';
import { RULES } from '../eligibility/rules/rules.ts';
import { isVerbatim } from '../shared/text.ts';
import { createReadRuleBook } from './read-rule-book.ts';

const book = await createReadRuleBook(ruleBookNeeds)();

function ruleOf(id: string) {
  const found = book.regions.flatMap(({ rules }) => rules).find((rule) => rule.id === id);
  if (found === undefined) throw new Error(`The book has no rule ${id}.`);
  return found;
}

function textOf(document: string, clause: string): string {
  const source = ruleBookNeeds.documents.find(({ metadata }) => metadata.number === document);
  return source?.clauses.find(({ path }) => path === clause)?.text ?? '';
}

describe('the rule book', () => {
  it('has the form of the contract', () => {
    expect(RuleBookSchema.parse(JSON.parse(JSON.stringify(book)))).toEqual(book);
  });

  it('lists the regions of the documents', () => {
    expect(book.regions.map(({ region }) => region.name)).toEqual([
      '南通市',
      '如皋市',
      '怀远县',
      '草街街道',
    ]);
  });

  it('lists every programme in every region, in the order of the contract', () => {
    for (const { rules } of book.regions)
      expect(rules.map(({ programme }) => programme)).toEqual([...PROGRAMME_IDS]);
  });

  it('has every rule in code decide in the region of its book', () => {
    for (const { book: id, programme } of RULES)
      expect(ruleOf(`${id}/${programme}`)).toMatchObject({ state: 'decided', inheritedFrom: null });
  });

  it('quotes letter by letter', () => {
    const provisions = book.regions.flatMap(({ rules }) =>
      rules.flatMap((rule) => rule.provisions),
    );

    expect(
      provisions.filter(
        ({ document, clause, quote }) => !isVerbatim(quote, textOf(document.number, clause)),
      ),
    ).toEqual([]);
  });

  it('says every condition without a family’s own values', () => {
    const words = book.regions
      .flatMap(({ rules }) => rules.flatMap(({ provisions }) => provisions))
      .flatMap(({ conditions }) => conditions.map(({ text, unsettled }) => `${text}${unsettled}`));

    expect(words.filter((text) => /[{}]/.test(text))).toEqual([]);
  });

  it('says a condition once that is worded with and without its day', () => {
    const [provision] = ruleOf('nantong/phase_out_period').provisions;
    const months = provision?.conditions.filter(({ text }) => text.includes('个月以内'));

    expect(months).toHaveLength(1);
  });

  it('shows the numbers that the rule reads', () => {
    const [provision] = ruleOf('nantong/phase_out_period').provisions;

    expect(provision?.numbers).toEqual([
      { name: 'multiple', label: '倍数', value: 2 },
      { name: 'months', label: '月数', value: 6 },
    ]);
  });
});

describe('who decides', () => {
  it.each([
    { rule: 'nantong/subsistence_allowance', state: 'decided' },
    { rule: 'caojie/subsistence_allowance', state: 'needs_person' },
    { rule: 'huaiyuan/disability_subsidies', state: 'not_mentioned' },
    { rule: 'caojie/medical_aid', state: 'not_mentioned' },
    { rule: 'rugao/charity', state: 'needs_person' },
  ])('$rule is $state', ({ rule, state }) => {
    expect(ruleOf(rule).state).toBe(state);
  });

  it('comes to 如皋 from 南通', () => {
    const { state, inheritedFrom, provisions } = ruleOf('rugao/subsistence_allowance');

    expect({ state, inheritedFrom }).toEqual({ state: 'decided', inheritedFrom: 'nantong' });
    expect(provisions).toEqual(ruleOf('nantong/subsistence_allowance').provisions);
  });

  it('is nobody where the words are over', async () => {
    const library = {
      bindingDocuments: async (
        ...asked: Parameters<typeof ruleBookNeeds.library.bindingDocuments>
      ) =>
        (await ruleBookNeeds.library.bindingDocuments(...asked)).map((document) => ({
          ...document,
          status: 'expired' as const,
        })),
    };
    const over = await createReadRuleBook({ ...ruleBookNeeds, library })();
    const states = over.regions.flatMap(({ rules }) => rules.map(({ state }) => state));

    expect(new Set(states)).toEqual(new Set(['expired', 'not_mentioned']));
  });

  it('tells that the period of a document is over', () => {
    const documents = book.regions.find(({ book: id }) => id === 'rugao')?.documents;

    expect(documents?.map(({ status }) => status)).toEqual(['expired', 'in_force']);
  });

  it('tells words that end while their document goes on', () => {
    const pension = ruleOf('huaiyuan/subsistence_allowance').provisions.find(({ quote }) =>
      quote.includes('十四五'),
    );

    expect(pension).toMatchObject({ status: 'expired', expiresOn: '2025-12-31' });
  });
});

describe('the provisions of a rule', () => {
  it('include what it reads of another programme', () => {
    const clauses = ruleOf('nantong/single_person_allowance').provisions.map(
      ({ clause }) => clause,
    );

    expect(clauses).toEqual(['二（一）', '三（二）']);
  });

  it('stay in one document', () => {
    const foreign = book.regions.flatMap(({ rules, documents }) =>
      rules
        .flatMap(({ provisions }) => provisions)
        .filter(({ document }) => !documents.some(({ number }) => number === document.number)),
    );

    expect(foreign).toEqual([]);
  });
});

describe('reading it again', () => {
  it('within a minute asks no database', async () => {
    let [asked, now] = [0, Date.parse('2026-11-21T10:00:00+08:00')];
    const library = {
      bindingDocuments: async (
        ...place: Parameters<typeof ruleBookNeeds.library.bindingDocuments>
      ) => {
        asked += 1;
        return ruleBookNeeds.library.bindingDocuments(...place);
      },
    };
    const read = createReadRuleBook({ ...ruleBookNeeds, library, clock: () => new Date(now) });

    await read();
    now += 59_000;
    await read();
    expect(asked).toBe(4);
    now += 1_000;
    await read();
    expect(asked).toBe(8);
  });

  it('after a failure tries anew', async () => {
    let fails = true;
    const library = {
      bindingDocuments: async (
        ...place: Parameters<typeof ruleBookNeeds.library.bindingDocuments>
      ) => {
        if (fails) throw new Error('the database is away');
        return ruleBookNeeds.library.bindingDocuments(...place);
      },
    };
    const read = createReadRuleBook({ ...ruleBookNeeds, library });

    await expect(read()).rejects.toThrow('away');
    fails = false;
    expect((await read()).regions).toHaveLength(4);
  });
});
