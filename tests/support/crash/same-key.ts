import { randomUUID } from 'node:crypto';
import { type Reply, ReplySchema } from '../../../src/contracts/conversations.ts';
import { say, startConversation } from './stubborn-citizen.ts';

export interface SameKeyFigures {
  submissions: number;
  'answered 200': number;
  'different replies': number;
  'different tickets': number;
  'with other words': number;
}

/** One message sent many times at once with one key, over as many processes as there are addresses. */
export async function submitWithOneKey(
  urls: readonly string[],
  submissions: number,
): Promise<SameKeyFigures> {
  const [first = ''] = urls;
  const conversation = await startConversation(() => first);
  const key = randomUUID();
  const text = '没得米下锅了';
  const answers = await Promise.all(
    Array.from({ length: submissions }, (_, at) =>
      say(urls[at % urls.length] ?? first, { ...conversation, text, key }),
    ),
  );
  const replies = await Promise.all(answers.filter(({ ok }) => ok).map(replyOf));
  const other = await say(first, { ...conversation, text: '房子着火了', key });
  return {
    submissions,
    'answered 200': replies.length,
    'different replies': new Set(replies.map((reply) => JSON.stringify(reply))).size,
    'different tickets': new Set(replies.map(({ ticket }) => ticket?.number)).size,
    'with other words': other.status,
  };
}

async function replyOf(answer: Response): Promise<Reply> {
  return ReplySchema.parse(await answer.json());
}
