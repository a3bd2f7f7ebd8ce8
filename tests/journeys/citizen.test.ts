import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningProduct, startProduct } from '../../eval/product.ts';
import type { Reply } from '../../src/contracts/conversations.ts';
import { newCitizen } from '../support/citizen.ts';

const NANTONG = '通办发〔2021〕7号';
const CAOJIE = '草街办发〔2024〕54号';

const PASSWORD = 'a password of this test';

let product: RunningProduct;

beforeAll(async () => {
  product = await startProduct({ environment: { ADMIN_PASSWORD: PASSWORD } });
});

afterAll(async () => {
  await product?.stop();
});

const clausesOf = (reply: Reply) =>
  reply.citations.map(({ document, clause }) => `${document.number} ${clause}`);

describe('a citizen asks', () => {
  it('over a real socket and gets the clause that answers', async () => {
    const citizen = await newCitizen(product.url, '怀远县');
    const socket = await citizen.connect();

    socket.send({ type: 'message', clientId: 'one', text: '俺怀远的 办低保得多少天能批下来' });
    const accepted = await socket.next('accepted');
    const { reply } = await socket.next('reply');
    socket.close();

    expect(accepted).toMatchObject({ clientId: 'one', seq: 2 });
    expect(reply).toMatchObject({ seq: 3, kind: 'answer' });
    expect(clausesOf(reply)).toContain('怀民〔2021〕184号 二（六）');
    expect(reply.text).toContain('20个工作日');
  });

  it('and gets every missed message once, in order, after the connection dropped', async () => {
    const citizen = await newCitizen(product.url, '南通市');
    await citizen.say('办低保要带什么');
    await citizen.say('村里还开会投票不');

    const socket = await citizen.connect();
    socket.send({ type: 'resume', afterSeq: 1 });
    const seqs = [(await socket.next('reply')).reply.seq, (await socket.next('reply')).reply.seq];
    socket.close();

    expect(seqs).toEqual([3, 5]);
  });

  it('the same thing twice with one key and is answered once', async () => {
    const citizen = await newCitizen(product.url, '南通市');
    const socket = await citizen.connect();
    socket.send({ type: 'message', clientId: 'same', text: '办低保要带什么' });
    socket.send({ type: 'message', clientId: 'same', text: '办低保要带什么' });
    await socket.next('reply');
    socket.close();

    expect((await citizen.read()).messages.map(({ from }) => from)).toEqual([
      'assistant',
      'citizen',
      'assistant',
    ]);
  });
});

describe('a family asks whether the father can get 低保 alone', () => {
  it('is assessed by 南通 clauses alone', async () => {
    const citizen = await newCitizen(product.url);

    const reply = await citizen.say(
      '我在如皋，家里人均收入比低保标准高一点，我爸肢体二级残疾，能单独办低保吗',
    );

    expect(reply.kind).toBe('assessment');
    expect(reply.region?.name).toBe('如皋市');
    expect(clausesOf(reply)).toEqual(
      expect.arrayContaining([`${NANTONG} 二（一）`, `${NANTONG} 三（二）`]),
    );
    expect(reply.citations.every(({ document }) => document.number === NANTONG)).toBe(true);
  });
});

describe('a family has nothing to eat and nowhere to sleep after a fire', () => {
  const story =
    '昨天晚上屋头电线打火 房子烧了一半 火是扑熄了人没得事 但是铺笼帐盖全部烧完了 我和老伴儿今晚黑都不晓得在哪点睡 米也没得 我72了 你们管不管嘛';

  it('in 草街: a ticket due on the third working day, with the clause that says so', async () => {
    const citizen = await newCitizen(product.url);

    const reply = await citizen.say(`你好嘛 我是草街这边的 ${story}`);

    expect(reply).toMatchObject({ kind: 'ticket', urgent: true, greenChannel: true });
    expect(clausesOf(reply)).toContain(`${CAOJIE} 二（七）`);
    expect(reply.ticket?.deadline?.days.filter(({ working }) => working)).toHaveLength(3);
    expect(reply.ticket?.dueAt).toMatch(/T17:30:00\+08:00$/);
  });

  it('in 南通: the same deadline, and nobody says that it is policy there', async () => {
    const caojie = await (await newCitizen(product.url)).say(`我是草街的 ${story}`);
    const nantong = await (await newCitizen(product.url)).say(`我是南通的 ${story}`);

    expect(nantong.kind).toBe('ticket');
    expect(nantong.ticket?.dueAt).toBe(caojie.ticket?.dueAt);
    expect(nantong.citations.map(({ document }) => document.number)).not.toContain(CAOJIE);
    expect(nantong.text).not.toMatch(/[3三]个工作日/);
  });

  it('is asked where exactly and how to reach them, and operators see it masked', async () => {
    const citizen = await newCitizen(product.url, '草街街道');
    const filed = await citizen.say(story);

    const details = await citizen.say('在村小学操场边上的棚子里 电话13812345678');
    const [asOperator, asStranger] = [await signIn(product.url), { cookie: '' }];

    const { tickets } = await staffTickets(asOperator);
    expect(filed.text).toContain('什么地方');
    expect(details).toMatchObject({ kind: 'ticket', ticket: { number: filed.ticket?.number } });
    expect(tickets).toContainEqual(
      expect.objectContaining({
        number: filed.ticket?.number,
        whereabouts: '＊＊＊',
        contact: '138****5678',
      }),
    );
    expect((await staffTickets(asStranger)).status).toBe(401);
  });
});

describe('a life is in danger', () => {
  it('gets the number to call in the first sentence, and a ticket for a person', async () => {
    const citizen = await newCitizen(product.url);

    const reply = await citizen.say('我把后事都写好放桌子上了 药也备好了 就是跟你说一声');

    expect(reply).toMatchObject({ kind: 'safety', safety: { category: 'suicide' } });
    expect(reply.text.split('。')[0]).toMatch(/1[12]0|12356/);
    expect(reply.ticket).toMatchObject({ kind: 'handoff', lifeSafety: true });
  });
});

describe('nothing is lost', () => {
  it.each([
    { rule: 'an empty text', body: { text: '   ' }, status: 400, type: '/problems/empty-text' },
    {
      rule: 'a text of 2001 characters',
      body: { text: '急'.repeat(2001) },
      status: 413,
      type: '/problems/text-too-long',
    },
    {
      rule: 'an unknown key',
      body: { text: '你好', mood: 'bad' },
      status: 400,
      type: '/problems/unknown-key',
    },
  ])('$rule is refused in Chinese and stores nothing', async ({ body, status, type }) => {
    const citizen = await newCitizen(product.url);

    const answer = await citizen.send('POST', `/api/v1/conversations/${citizen.id}/messages`, body);

    expect(answer).toMatchObject({
      status,
      body: { type, detail: expect.stringMatching(/\p{Script=Han}/u) },
    });
    expect((await citizen.read()).messages).toHaveLength(1);
  });

  it('a deleted conversation is gone and its ticket stays', async () => {
    const citizen = await newCitizen(product.url, '草街街道');
    const { ticket } = await citizen.say('没得米下锅了');

    await fetch(`${product.url}/api/v1/conversations/${citizen.id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${citizen.token}` },
    });

    const gone = await citizen.send('GET', `/api/v1/conversations/${citizen.id}`);
    const view = await citizen.send(
      'GET',
      `/api/v1/tickets/${ticket?.number}?code=${ticket?.code}`,
    );
    expect(gone.status).toBe(404);
    expect(view).toMatchObject({ status: 200, body: { number: ticket?.number } });
  });
});

async function signIn(url: string): Promise<{ cookie: string }> {
  const answer = await fetch(`${url}/api/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password: PASSWORD }),
  });
  return { cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

async function staffTickets(headers: { cookie: string }) {
  const answer = await fetch(`${product.url}/api/v1/staff/tickets`, { headers });
  const { tickets } = (await answer.json()) as { tickets?: unknown };
  return { status: answer.status, tickets };
}
