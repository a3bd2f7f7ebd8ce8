import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as bodyOf } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { givenAssistant, type TestAssistant } from '../tests/support/assistant.ts';
import { openEmbeddedTestDatabase } from '../tests/support/embedded-test-database.ts';
import { completionOf, listOf, send } from '../tests/support/model-protocol.ts';
import { streamMessage } from '../tests/support/model-stream.ts';

const MODEL = 'steady';
/** No card answers it. */
const QUESTION = '帮穷人帮得好的干部，上头有没有奖';
const PRAISE = {
  number: '通办发〔2021〕7号',
  clause: '七（一）',
  quote: '对社会救助表现突出的给予褒扬激励',
};
const WORDINGS = [
  '对社会救助表现突出的，给予褒扬激励。',
  '表现突出的，给予褒扬激励。',
  '给予褒扬激励。',
];
/** What a token of Chinese and of the JSON around it comes to. */
const CHARACTERS_A_TOKEN = 2;
const SPEEDS = [20, 50];

interface Figures {
  'tokens a second': number;
  claims: number;
  /** Null where nothing was seen before the reply. */
  'first words, ms': number | null;
  'reply, ms': number;
  /** The same question where nobody sees it grow. */
  'reply unseen, ms': number;
  wordedBy: 'rules' | 'model';
}

/** `npx tsx scripts/measure-streaming.ts` */
console.table(await measure());
process.exit(0);

/** When somebody sees the first words of a model that speaks steadily, and when the reply. */
async function measure(): Promise<Figures[]> {
  const db = await openEmbeddedTestDatabase();
  const model = await startSteadyModel();
  try {
    const chatModel = { baseUrl: model.baseUrl, model: MODEL };
    const assistant = await givenAssistant(db, { chatModel });
    await askOnce(assistant);
    const figures: Figures[] = [];
    for (const tokensASecond of SPEEDS)
      for (const claims of WORDINGS.keys()) {
        model.speak(tokensASecond, claims + 1);
        const { first, reply, wordedBy } = await askOnce(assistant);
        const unseen = await askOnce(assistant, false);
        figures.push({
          'tokens a second': tokensASecond,
          claims: claims + 1,
          'first words, ms': first,
          'reply, ms': reply,
          'reply unseen, ms': unseen.reply,
          wordedBy,
        });
      }
    return figures;
  } finally {
    model.close();
    await db.close();
  }
}

async function askOnce({ conversations }: TestAssistant, isSeen = true) {
  const { id } = await conversations.start({ channel: 'web', region: '南通市' });
  const began = performance.now();
  const since = () => Math.round(performance.now() - began);
  let first: number | null = null;
  const onDelta = () => {
    first ??= since();
  };
  const asked = { conversationId: id, text: QUESTION, ...(isSeen ? { onDelta } : {}) };
  const { generatedBy: wordedBy } = await conversations.say(asked);
  return { first, reply: since(), wordedBy };
}

/** Says the same at a steady pace, whether it is told piece by piece or whole. */
async function startSteadyModel() {
  let claims = 1;
  let pace = { characters: 1000, everyMs: 0 };
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    if (request.url?.endsWith('/models')) return send(response, listOf(MODEL));
    const message = answerOf(claims);
    if (body.includes('"stream":true'))
      return streamMessage(response, { model: MODEL, message, pace });
    const pieces = message.tool_calls[0].function.arguments.length / pace.characters;
    await wait(pieces * pace.everyMs);
    return send(response, completionOf(MODEL, message));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    speak(tokensASecond: number, count: number) {
      claims = count;
      pace = { characters: CHARACTERS_A_TOKEN, everyMs: 1000 / tokensASecond };
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answerOf(count: number) {
  const claims = WORDINGS.slice(0, count).map((text) => ({ text, support: PRAISE }));
  const call = {
    id: 'call-1',
    type: 'function',
    function: { name: 'answer', arguments: JSON.stringify({ claims }) },
  };
  return { role: 'assistant', content: null, tool_calls: [call] as const };
}
