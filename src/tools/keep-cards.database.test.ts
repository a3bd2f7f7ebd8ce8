import { beforeEach, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { sampleDocument } from '../../tests/support/sample-document.ts';
import { addAccount } from '../accounts/account-repository.ts';
import type { AnswerCard } from '../contracts/cards.ts';
import { type Card, CardSchema } from '../knowledge/cards.ts';
import { createDocumentLibrary } from '../knowledge/document-library.ts';
import { publishDocuments, withdrawDocument } from '../knowledge/publish-documents.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { shanghaiDateOf } from '../shared/clock.ts';
import { newId } from '../shared/ids.ts';
import { createCardDesk } from './keep-cards.ts';
import { createCardService } from './serve-cards.ts';

const MORNING = new Date('2026-11-21T10:00:00+08:00');
const NUMBER = '某民〔2030〕1号';
const QUOTE = '本人带身份证到村里申请';
const FIRST = `${QUOTE}。`;
/** The same quote among other words. */
const CHANGED = `${QUOTE}，十日内办结。`;
const OTHER = '别的事情另行规定。';

const card = (more: Partial<Card> = {}): Card =>
  CardSchema.parse({
    id: 'where',
    document: NUMBER,
    citations: [{ clause: '第1条', quote: QUOTE }],
    text: '带身份证到村里。',
    ...more,
  });
const silent = card({ id: 'silent', citations: [], text: '文件没有写钱数。' });

describeOnEveryDatabase('answer cards', (database) => {
  let now = MORNING;
  const clock = () => now;

  const publish = (texts: string[], more: { from?: string; number?: string } = {}) =>
    publishDocuments(database(), [sampleDocument({ number: NUMBER, texts, ...more })], clock);

  /** The process with these cards; its log's warnings. */
  async function givenCards(cards: Card[] = [card()]) {
    const warnings: string[] = [];
    const log = { info: () => undefined, warn: (line: string) => warnings.push(line), error() {} };
    const needs = { db: database(), cards, clock, log };
    const service = createCardService(needs);
    const library = createDocumentLibrary({
      db: database(),
      describePlace: (code) => ({ code, name: code, path: code }),
      clock,
    });
    const programmeName = (id: string) => id;
    const desk = createCardDesk({ ...needs, service, library, programmeName });
    const served = async (day = shanghaiDateOf(now)) =>
      (await service.listServed(day)).map(({ id }) => id);
    const find = async (id = 'where') => {
      const found = (await desk.listCards()).find((each) => each.id === id);
      if (found === undefined) throw new Error(`No card ${id}.`);
      return found;
    };
    const review = async (seen?: AnswerCard, id = 'where') =>
      desk.reviewCard(id, { fingerprint: (seen ?? (await find(id))).fingerprint }, 'li');
    await service.listServed(shanghaiDateOf(now));
    return { service, desk, served, find, review, warnings };
  }

  beforeEach(async () => {
    now = MORNING;
    const account = { id: newId(), username: 'li', displayName: '李' } as const;
    await addAccount(database(), { ...account, role: 'policy', passwordHash: 'none' }, now);
    await publish([FIRST, OTHER]);
  });

  it('are served with the clause in force at the first start, though nobody reviewed them', async () => {
    const { served, find, service } = await givenCards();

    expect(await served()).toEqual(['where']);
    expect(await find()).toMatchObject({
      state: 'in_service',
      isReviewed: false,
      lastReview: null,
      document: { number: NUMBER, title: '社会救助办法' },
      clauses: [{ clause: '第1条', quotes: [QUOTE], text: FIRST }],
    });
    expect(await service.troubles()).toEqual([]);
  });

  it('go out of service with the next question when their clause changes', async () => {
    const { served, find, service } = await givenCards();

    await publish([CHANGED, OTHER]);

    expect(await served()).toEqual([]);
    expect(await find()).toMatchObject({ state: 'text_changed' });
    expect((await service.troubles()).join()).toContain('clauses changed: 1');
  });

  it('stay out of service through a restart', async () => {
    await givenCards();
    await publish([CHANGED, OTHER]);

    expect(await (await givenCards()).served()).toEqual([]);
  });

  it('are named in the log once, until they are back', async () => {
    const { served, review, warnings } = await givenCards();
    await publish([CHANGED, OTHER]);
    await served();
    await publish([CHANGED, '再改别的一条。']);
    await served();

    expect(warnings).toEqual([expect.stringContaining('where (text_changed)')]);
    await review();
    await publish([FIRST, OTHER]);
    await served();
    expect(warnings).toHaveLength(2);
  });

  it.each([
    { what: 'white space', texts: [`本人带身份证\n  到村里申请。`, OTHER] },
    { what: 'another clause', texts: [FIRST, '改过了。'] },
  ])('stay in service when only $what changed', async ({ texts }) => {
    const { served } = await givenCards();

    await publish(texts);

    expect(await served()).toEqual(['where']);
  });

  it('that say the document is silent rest on all of it', async () => {
    const { served, review } = await givenCards([silent]);
    expect(await served()).toEqual(['silent']);

    await publish([FIRST, '每人八百元。']);

    expect(await served()).toEqual([]);
    await review(undefined, 'silent');
    expect(await served()).toEqual(['silent']);
  });

  it('go out of service on the day on which another version begins, and not before', async () => {
    const { served } = await givenCards();
    await publish([CHANGED, OTHER], { from: '2027-01-01' });

    expect(await served(calendarDate('2026-12-31'))).toEqual(['where']);
    expect(await served(calendarDate('2027-01-01'))).toEqual([]);
  });

  it('go out of service when their document is withdrawn, and cannot be reviewed', async () => {
    const { served, find, review } = await givenCards();
    await withdrawDocument(database(), { number: NUMBER, from: '2026-11-21' }, clock);

    expect(await served()).toEqual([]);
    expect(await find()).toMatchObject({ state: 'clause_missing' });
    await expect(review()).rejects.toMatchObject({
      family: 'conflict',
      code: 'card-clause-missing',
    });
  });

  it('cannot be reviewed while their quote does not stand in the clause', async () => {
    const { find, review } = await givenCards();
    await publish(['到镇上申请。', OTHER]);

    expect(await find()).toMatchObject({ state: 'quote_missing' });
    await expect(review()).rejects.toMatchObject({
      family: 'conflict',
      code: 'card-quote-missing',
    });
  });

  it('are back once somebody has reviewed them, and bound to what was there then', async () => {
    const { served, review } = await givenCards();
    await publish([CHANGED, OTHER]);

    const reviewed = await review();

    expect(reviewed).toMatchObject({ state: 'in_service', isReviewed: true });
    expect(reviewed.lastReview).toEqual({ by: '李', at: '2026-11-21T10:00:00+08:00' });
    expect(await served()).toEqual(['where']);
    await publish([FIRST, OTHER]);
    expect(await served()).toEqual([]);
  });

  it('are not reviewed by somebody who looked at another text', async () => {
    const { find, review } = await givenCards();
    const seen = await find();
    await publish([CHANGED, OTHER]);

    await expect(review(seen)).rejects.toMatchObject({ family: 'conflict', code: 'stale-version' });
  });

  it('have to be reviewed anew when the card says something else, and are served meanwhile', async () => {
    const { review } = await givenCards();
    await review();

    const { served, find } = await givenCards([card({ text: '带身份证到镇上。' })]);

    expect(await served()).toEqual(['where']);
    expect(await find()).toMatchObject({ isReviewed: false, lastReview: { by: '李' } });
  });

  it('of a document that is still to come wait for it', async () => {
    const coming = card({ id: 'coming', document: '某民〔2030〕2号' });
    await publish([FIRST], { number: coming.document, from: '2027-01-01' });
    const { served, find, warnings } = await givenCards([coming]);

    expect(await served()).toEqual([]);
    expect(await find('coming')).toMatchObject({ state: 'not_yet' });
    expect(warnings).toEqual([]);
    expect(await served(calendarDate('2027-01-01'))).toEqual(['coming']);
  });

  it('are listed with the newest trouble first, then those nobody reviewed', async () => {
    const second = '某民〔2030〕3号';
    await publish([FIRST], { number: second });
    const cards = [card({ id: 'ok', citations: [{ clause: '第2条', quote: OTHER }] }), card()];
    const { desk } = await givenCards([...cards, card({ id: 'newest', document: second })]);
    await publish([CHANGED, OTHER]);
    now = new Date('2026-11-22T10:00:00+08:00');
    await publish([CHANGED], { number: second });

    expect((await desk.listCards()).map(({ id }) => id)).toEqual(['newest', 'where', 'ok']);
  });

  it('keep every review, also of two people at the same moment', async () => {
    const { review, find } = await givenCards();
    const seen = await find();

    await Promise.all([review(seen), review(seen)]);

    const { rows } = await database().query(
      'select version, reviewed_by is null as first from card_bindings order by version',
    );
    expect(rows).toEqual([
      { version: 1, first: true },
      { version: 2, first: false },
      { version: 3, first: false },
    ]);
    await expect(database().query('delete from card_bindings')).rejects.toThrow(
      'only ever added to',
    );
  });

  it('know no other card', async () => {
    const { desk } = await givenCards();

    await expect(desk.reviewCard('nothing', { fingerprint: 'x' }, 'li')).rejects.toMatchObject({
      family: 'not-found',
    });
  });
});
