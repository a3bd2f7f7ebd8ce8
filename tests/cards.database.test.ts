import { expect, it } from 'vitest';
import { ImportDocumentSchema } from '../src/contracts/publishing.ts';
import { loadPolicyDocuments } from '../src/knowledge/policy-documents.ts';
import { givenAssistant, givenConversation } from './support/assistant.ts';
import { describeOnEveryDatabase } from './support/database.ts';

const NUMBER = '通办发〔2021〕7号';
const QUESTION = '要不要开民主评议会';
const SAID_BY_THE_CARD = '没有争议的申请家庭，不再开民主评议会。';
const QUOTE = '不再进行民主评议';

/** The document with one more sentence in the clause that the card cites. */
function changedDocument() {
  const source = loadPolicyDocuments().find(({ metadata }) => metadata.number === NUMBER);
  if (source === undefined) throw new Error(`No document ${NUMBER}.`);
  const { number, title, region, issuer, issuedOn, effectiveFrom, expiresOn } = source.metadata;
  return ImportDocumentSchema.parse({
    ...{ number, title, region, issuer, issuedOn, effectiveFrom, expiresOn },
    draft: false,
    text: source.text.replace(QUOTE, `${QUOTE}，有争议的应当进行民主评议`),
  });
}

describeOnEveryDatabase('an answer card in the whole product', (database) => {
  it('gives way to the passage when its clause changes, until somebody reviews it', async () => {
    const assistant = await givenAssistant(database());
    const ask = async () => (await givenConversation(assistant, '南通市')).say(QUESTION);
    expect((await ask()).text).toContain(SAID_BY_THE_CARD);

    await assistant.documents.importDocument(changedDocument());

    const passage = await ask();
    expect(passage.text).not.toContain(SAID_BY_THE_CARD);
    expect(passage.text).toContain('有争议的应当进行民主评议');
    expect((await assistant.readiness()).degraded.join()).toContain('out of service');

    const cards = await assistant.cards.listCards();
    const card = cards.find(({ text }) => text.startsWith(SAID_BY_THE_CARD));
    expect(card).toMatchObject({ state: 'text_changed' });
    await assistant.cards.reviewCard(card?.id ?? '', card ?? { fingerprint: '' }, 'admin');

    expect((await ask()).text).toContain(SAID_BY_THE_CARD);
    expect(assistant.troubles).toEqual([]);
  });
});
