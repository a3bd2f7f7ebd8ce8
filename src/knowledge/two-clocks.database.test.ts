import { expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { followBindingRegions } from './binding-regions.ts';
import { createReadCitedClauses } from './cited-clauses.ts';
import { keepDraft, listDrafts } from './document-drafts.ts';
import { clausesAsKnown } from './document-history.ts';
import { createDocumentLibrary } from './document-library.ts';
import type { DocumentSource } from './policy-document.ts';
import { publishDocuments, publishFiles, withdrawDocument } from './publish-documents.ts';

const NUMBER = '某民〔2030〕1号';
const describePlace = (code: string) => ({ code, name: code, path: code });
/** On the first of a month of 2026, which is when this service gets to know something. */
const inMonth = (month: string) => () => new Date(`2026-${month}-01T10:00:00+08:00`);
const today = inMonth('06');

const version = (
  text: string,
  effectiveFrom = '2024-01-01',
  region = '320600',
): DocumentSource => ({
  metadata: {
    number: NUMBER,
    title: '关于救助的通知',
    issuer: '某市民政局',
    region,
    kind: '通知',
    bindingForce: '通知',
    issuedOn: null,
    effectiveFrom: calendarDate(effectiveFrom),
    effectiveFromPrecision: 'day',
    expiresOn: null,
    repealedOn: null,
    leansOn: [],
    periods: [],
  },
  text,
  clauses: [{ path: '一', heading: '救助', text, ordinal: 1, start: 0, end: text.length }],
});

describeOnEveryDatabase('documents on two clocks', (database) => {
  const library = () => createDocumentLibrary({ db: database(), describePlace, clock: today });

  /** What is in force on each day, by the three ways in which it is read. */
  async function foundOn(day: string): Promise<string[]> {
    const asOf = calendarDate(day);
    const read = createReadCitedClauses(database(), today);
    const cited = await read([{ number: NUMBER, clause: '一' }], asOf);
    const bound = await library().bindingDocuments(['320600'], asOf);
    expect(bound).toHaveLength(cited.length);
    return cited.map(({ text }) => text);
  }

  const wordsKnown = async (at: () => Date) =>
    (await clausesAsKnown(database(), { number: NUMBER, path: '一' }, at())).map(
      ({ text, validFrom, validTo }) => [text, validFrom, validTo],
    );

  it('finds a version with a future first day only from then on', async () => {
    await publishDocuments(database(), [version('甲。', '2026-12-01')], today);

    expect(await foundOn('2026-11-30')).toEqual([]);
    expect(await foundOn('2026-12-01')).toEqual(['甲。']);
  });

  it('replaces a version from a later day on, and keeps it for the days before', async () => {
    await publishDocuments(database(), [version('甲。')], inMonth('01'));
    await publishDocuments(database(), [version('乙。', '2026-05-01')], inMonth('02'));

    expect(await foundOn('2026-04-30')).toEqual(['甲。']);
    expect(await foundOn('2026-05-01')).toEqual(['乙。']);
  });

  it('corrects a version of the same first day for all days', async () => {
    await publishDocuments(database(), [version('甲。')], inMonth('01'));
    await publishDocuments(database(), [version('乙。')], inMonth('02'));

    expect(await foundOn('2024-01-01')).toEqual(['乙。']);
    expect(await foundOn('2026-06-01')).toEqual(['乙。']);
  });

  it('corrects the first day of a text that stays the same', async () => {
    await publishDocuments(database(), [version('甲。', '2024-01-01')], inMonth('01'));
    await publishDocuments(database(), [version('甲。', '2024-03-01')], inMonth('02'));

    expect(await foundOn('2024-02-01')).toEqual([]);
    expect(await foundOn('2024-03-01')).toEqual(['甲。']);
  });

  it('puts an older version before those that are known', async () => {
    await publishDocuments(database(), [version('乙。', '2025-01-01')], inMonth('01'));
    await publishDocuments(database(), [version('甲。', '2023-01-01')], inMonth('02'));

    expect(await foundOn('2024-12-31')).toEqual(['甲。']);
    expect(await foundOn('2025-01-01')).toEqual(['乙。']);
  });

  it('takes several versions of one document at once', async () => {
    await publishDocuments(database(), [version('甲。'), version('乙。', '2026-05-01')], today);

    expect(await foundOn('2026-04-30')).toEqual(['甲。']);
    expect(await foundOn('2026-05-01')).toEqual(['乙。']);
  });

  it('withdraws from a day on: found before it, and nowhere after', async () => {
    await publishDocuments(database(), [version('甲。')], inMonth('01'));

    await withdrawDocument(database(), { number: NUMBER, from: '2026-03-01' }, inMonth('02'));

    expect(await foundOn('2026-02-28')).toEqual(['甲。']);
    expect(await foundOn('2026-03-01')).toEqual([]);
    expect(await library().listDocuments()).toEqual([]);
  });

  it('withdraws a version that was still to come', async () => {
    await publishDocuments(database(), [version('甲。'), version('乙。', '2026-12-01')], today);

    await withdrawDocument(database(), { number: NUMBER, from: '2026-07-01' }, today);

    expect(await foundOn('2026-06-30')).toEqual(['甲。']);
    expect(await foundOn('2027-01-01')).toEqual([]);
  });

  it('refuses to withdraw what is not in force', async () => {
    await publishDocuments(database(), [version('甲。')], today);
    await withdrawDocument(database(), { number: NUMBER, from: '2026-03-01' }, today);

    const again = withdrawDocument(database(), { number: NUMBER, from: '2026-04-01' }, today);

    await expect(again).rejects.toMatchObject({ code: 'document-not-in-force' });
  });

  it('brings a withdrawn document back when it is published again', async () => {
    await publishDocuments(database(), [version('甲。')], inMonth('01'));
    await withdrawDocument(database(), { number: NUMBER, from: '2026-03-01' }, inMonth('02'));

    await publishDocuments(database(), [version('甲。')], inMonth('03'));

    expect(await foundOn('2026-06-01')).toEqual(['甲。']);
  });

  it('re-creates what was known at any moment', async () => {
    await publishDocuments(database(), [version('甲。')], inMonth('02'));
    await publishDocuments(database(), [version('乙。')], inMonth('03'));
    await publishDocuments(database(), [version('丙。', '2026-05-01')], inMonth('04'));
    await withdrawDocument(database(), { number: NUMBER, from: '2026-09-01' }, inMonth('05'));

    expect(await wordsKnown(inMonth('01'))).toEqual([]);
    expect(await wordsKnown(inMonth('02'))).toEqual([['甲。', '2024-01-01', null]]);
    expect(await wordsKnown(inMonth('03'))).toEqual([['乙。', '2024-01-01', null]]);
    expect(await wordsKnown(inMonth('04'))).toEqual([
      ['乙。', '2024-01-01', '2026-05-01'],
      ['丙。', '2026-05-01', null],
    ]);
    expect(await wordsKnown(inMonth('05'))).toEqual([
      ['乙。', '2024-01-01', '2026-05-01'],
      ['丙。', '2026-05-01', '2026-09-01'],
    ]);
  });

  it('still finds by its id the clause that an old answer cites', async () => {
    await publishDocuments(database(), [version('甲。')], inMonth('01'));
    const [old] = await createReadCitedClauses(
      database(),
      today,
    )([{ number: NUMBER, clause: '一' }]);
    const ids = [old?.id ?? ''];
    await publishDocuments(database(), [version('乙。', '2025-01-01')], inMonth('02'));

    const kept = await library().findClauses(ids);
    const then = await clausesAsKnown(database(), { ids }, inMonth('01')());
    const now = await clausesAsKnown(database(), { ids }, today());

    expect(kept.map(({ text }) => text)).toEqual(['甲。']);
    expect(then.map(({ text }) => text)).toEqual(['甲。']);
    expect(now).toEqual([]);
  });

  it('lists the version in force, and else the next one to come', async () => {
    await publishDocuments(database(), [version('甲。'), version('乙。', '2026-12-01')], today);
    const [document] = await library().listDocuments();
    const textsOn = async (day: string) =>
      (await library().listClauses(document?.id ?? '', calendarDate(day))).map(({ text }) => text);

    expect(await library().listDocuments()).toHaveLength(1);
    expect(await textsOn('2026-06-01')).toEqual(['甲。']);
    expect(await textsOn('2026-12-01')).toEqual(['乙。']);
    expect(await textsOn('2020-01-01')).toEqual(['甲。']);
  });

  it('is right whoever of several publishes last', async () => {
    const texts = ['甲。', '乙。', '丙。', '丁。', '戊。'];

    await Promise.all([
      ...texts.map((text) => publishDocuments(database(), [version(text)], today)),
      publishDocuments(database(), [version('新。', '2026-09-01')], today),
    ]);

    const [before = ''] = await foundOn('2026-08-31');
    expect(texts).toContain(before);
    expect(await foundOn('2026-08-31')).toHaveLength(1);
    expect(await foundOn('2026-09-01')).toEqual(['新。']);
  });

  it('keeps what staff published over a file when the product starts again', async () => {
    const file = version('文件。');
    await publishFiles(database(), [file], inMonth('01'));
    await publishDocuments(database(), [version('更正。')], inMonth('02'));

    const { changed } = await publishFiles(database(), [file], inMonth('03'));

    expect(changed).toEqual([]);
    expect(await foundOn('2026-06-01')).toEqual(['更正。']);
  });

  it('keeps a file withdrawn when the product starts again', async () => {
    const file = version('文件。');
    await publishFiles(database(), [file], inMonth('01'));
    await withdrawDocument(database(), { number: NUMBER, from: '2024-01-01' }, inMonth('02'));

    await publishFiles(database(), [file], inMonth('03'));

    expect(await foundOn('2026-06-01')).toEqual([]);
  });

  it('publishes a file that changed since, also back to what it was', async () => {
    await publishFiles(database(), [version('甲。')], inMonth('01'));
    await publishFiles(database(), [version('乙。')], inMonth('02'));

    await publishFiles(database(), [version('甲。')], inMonth('03'));

    expect(await foundOn('2026-06-01')).toEqual(['甲。']);
  });

  it('cuts a file anew where only the cut changed, but never over a correction', async () => {
    const file = version('甲。');
    const recut = {
      ...file,
      clauses: file.clauses.map((clause) => ({ ...clause, heading: '新' })),
    };
    await publishFiles(database(), [file], inMonth('01'));

    const first = await publishFiles(database(), [recut], inMonth('02'));
    await publishDocuments(database(), [version('更正。')], inMonth('03'));
    const second = await publishFiles(database(), [file], inMonth('04'));

    expect([first.changed, second.changed]).toEqual([[NUMBER], []]);
    expect(await foundOn('2026-06-01')).toEqual(['更正。']);
  });

  it('keeps a draft that nothing finds until it is published', async () => {
    const { metadata, text } = version('草稿。');
    await keepDraft(database(), { metadata, text }, today);

    const kept = await listDrafts(database());
    const before = await foundOn('2026-06-01');
    await publishDocuments(database(), [version('草稿。')], today);

    expect(kept.map((draft) => draft.metadata.number)).toEqual([NUMBER]);
    expect(before).toEqual([]);
    expect(await listDrafts(database())).toEqual([]);
  });

  it('follows the regions that documents bind, published by whomever', async () => {
    const onTrouble = () => undefined;
    const regions = await followBindingRegions({ db: database(), clock: today, onTrouble });

    await publishDocuments(database(), [version('甲。', '2024-01-01', '340321')], today);
    await expect.poll(() => regions.codes).toEqual(['340321']);
    await withdrawDocument(database(), { number: NUMBER, from: '2026-01-01' }, today);

    await expect.poll(() => regions.codes).toEqual([]);
  });
});
