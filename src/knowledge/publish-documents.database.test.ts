import { expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { createDocumentLibrary } from './document-library.ts';
import type { DocumentSource } from './policy-document.ts';
import { loadPolicyDocuments } from './policy-documents.ts';
import { publishDocuments } from './publish-documents.ts';

const clock = () => new Date('2026-11-21T10:00:00+08:00');
const describePlace = (code: string) => ({ code, name: `地${code}`, path: `某省地${code}` });

const source = (
  change: Partial<DocumentSource['metadata']> = {},
  text = '甲。',
): DocumentSource => ({
  metadata: {
    number: '某民〔2030〕1号',
    title: '关于救助的通知',
    issuer: '某市民政局',
    region: '320600',
    kind: '通知',
    bindingForce: '通知',
    issuedOn: null,
    effectiveFrom: calendarDate('2024-01-01'),
    effectiveFromPrecision: 'year',
    expiresOn: null,
    repealedOn: null,
    leansOn: ['《另一份文件》'],
    periods: [],
    ...change,
  },
  text,
  clauses: [{ path: '一', heading: '救助', text, ordinal: 1, start: 0, end: text.length }],
});

describeOnEveryDatabase('publishing documents', (database) => {
  const library = () => createDocumentLibrary({ db: database(), describePlace, clock });
  const today = calendarDate('2026-11-21');

  it('publishes the four documents with all their clauses', async () => {
    const documents = loadPolicyDocuments();

    await publishDocuments(database(), documents, clock);

    const listed = await library().listDocuments();
    const counts = new Map(listed.map((document) => [document.number, document.clauseCount]));
    expect(counts).toEqual(
      new Map(documents.map(({ metadata, clauses }) => [metadata.number, clauses.length])),
    );
  });

  it('changes nothing when nothing changed', async () => {
    const documents = loadPolicyDocuments();
    await publishDocuments(database(), documents, clock);
    const [first] = await library().listDocuments();
    const before = await library().listClauses(first?.id ?? '');

    const { changed } = await publishDocuments(database(), documents, clock);

    expect(changed).toEqual([]);
    expect(await library().listClauses(first?.id ?? '')).toEqual(before);
  });

  it('supersedes a changed text and still finds the old clause by its id', async () => {
    await publishDocuments(database(), [source()], clock);
    const [document] = await library().listDocuments();
    const [old] = await library().listClauses(document?.id ?? '');

    const { changed } = await publishDocuments(database(), [source({}, '乙。')], clock);

    expect(changed).toEqual(['某民〔2030〕1号']);
    const clauses = await library().listClauses(document?.id ?? '');
    expect(clauses.map((clause) => clause.text)).toEqual(['乙。']);
    expect(await library().findClauses([old?.id ?? ''])).toEqual([old]);
  });

  it('binds the division and everything below it, not its parent and not its sibling', async () => {
    await publishDocuments(database(), [source()], clock);

    const bound = async (...ladder: string[]) =>
      (await library().bindingDocuments(ladder, today)).length;

    expect(await bound('320682', '320600', '320000')).toBe(1);
    expect(await bound('320600', '320000')).toBe(1);
    expect(await bound('320000')).toBe(0);
    expect(await bound('320500', '320000')).toBe(0);
  });

  it.each([
    { rule: 'a document not yet effective does not bind', on: '2023-12-31', bound: [] },
    { rule: 'it binds from its first day', on: '2024-01-01', bound: ['in_force'] },
    { rule: 'it is in force on its last day', on: '2024-09-30', bound: ['in_force'] },
    { rule: 'after its last day it still binds, as expired', on: '2024-10-01', bound: ['expired'] },
    { rule: 'once repealed it does not bind', on: '2025-01-01', bound: [] },
  ])('$rule', async ({ on, bound }) => {
    const metadata = {
      expiresOn: calendarDate('2024-09-30'),
      repealedOn: calendarDate('2025-01-01'),
    };
    await publishDocuments(database(), [source(metadata)], clock);

    const documents = await library().bindingDocuments(['320600'], calendarDate(on));

    expect(documents.map((document) => document.status)).toEqual(bound);
  });

  it('tells what a binding document leans on, and names its place', async () => {
    await publishDocuments(database(), [source()], clock);

    const [document] = await library().bindingDocuments(['320600'], today);

    expect(document?.leansOn).toEqual(['《另一份文件》']);
    expect(document?.reference.region).toEqual(describePlace('320600'));
  });
});
