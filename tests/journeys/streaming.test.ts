import { expect, it } from 'vitest';
import { startProduct } from '../../eval/product.ts';
import { newCitizen } from '../support/citizen.ts';
import { givenModelServer, SCRIPTED_MODEL } from '../support/scripted-model-server.ts';

const PRAISE = {
  number: '通办发〔2021〕7号',
  clause: '七（一）',
  quote: '对社会救助表现突出的给予褒扬激励',
};
const CLAIMS = ['对社会救助表现突出的，给予褒扬激励。', '表现突出的，给予褒扬激励。'].map(
  (text) => ({ text, support: PRAISE }),
);
const QUESTION = '帮穷人帮得好的干部，上头有没有奖';
/** Two characters are about a token of Chinese: twenty tokens a second. */
const TWENTY_TOKENS_A_SECOND = { characters: 2, everyMs: 50 };

it('a citizen sees the first sentence of a slow model long before the reply, and none of it twice', async () => {
  const model = await givenModelServer({ claims: CLAIMS });
  model.speakAt(TWENTY_TOKENS_A_SECOND);
  const product = await startProduct({
    environment: { OPENAI_BASE_URL: model.baseUrl, CHAT_MODEL: SCRIPTED_MODEL },
  });
  try {
    const citizen = await newCitizen(product.url, '南通市');
    const socket = await citizen.connect();
    const asked = performance.now();
    socket.send({ type: 'message', clientId: 'one', text: QUESTION });
    const first = await socket.next('delta');
    const firstAfterMs = performance.now() - asked;
    const { reply } = await socket.next('reply');
    const replyAfterMs = performance.now() - asked;
    socket.close();

    expect(first).toMatchObject({ seq: reply.seq, text: CLAIMS[0]?.text });
    expect(reply.generatedBy).toBe('model');
    expect(replyAfterMs - firstAfterMs).toBeGreaterThan(1500);

    const again = await citizen.connect();
    again.send({ type: 'resume', afterSeq: 1 });
    expect((await again.next('reply')).reply.text).toBe(reply.text);
    again.close();
  } finally {
    await product.stop();
  }
});
