import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { givenAssistant, givenConversation, SATURDAY } from './support/assistant.ts';
import { describeOnEveryDatabase } from './support/database.ts';

const PASSWORD = 'a password of this test';
const DANGER = '我不想活了 药已经备好了';

/** The city's duty system: it takes everything. */
async function givenDutySystem() {
  const taken: string[] = [];
  const server = createServer((request, response) => {
    request.on('data', (part) => taken.push(String(part)));
    request.on('end', () => response.writeHead(204).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { taken, duty: { webhook: { url, secret: 'of this test' } } };
}

describeOnEveryDatabase('what is said of who knows', (database) => {
  const minutesLater = (minutes: number) => new Date(SATURDAY.getTime() + minutes * 60_000);

  it('is, of a danger with nobody there, that it is on file; the number comes first', async () => {
    const assistant = await givenAssistant(database());
    const { say } = await givenConversation(assistant, '如皋市');

    const { kind, text } = await say(DANGER);

    expect(kind).toBe('safety');
    expect(text).toMatch(/^请您现在就打 \d/);
    expect(text).toContain('我们已登记，标成了最紧急；值班台上现在没有人。');
  });

  it('is that somebody is signed in while they touch the console, not while a tab is open', async () => {
    const assistant = await givenAssistant(database());
    const { secret } = await assistant.accounts.signIn('admin', PASSWORD);
    const danger = async () => {
      const { say } = await givenConversation(assistant, '如皋市');
      return (await say(DANGER)).text;
    };

    const signedIn = await danger();
    assistant.setClock(minutesLater(11));
    await assistant.accounts.findSession(secret);
    const leftOpen = await danger();
    await assistant.accounts.noteActivity(secret);
    const touched = await danger();
    assistant.setClock(minutesLater(-60));
    const setBack = await danger();

    expect(signedIn).toContain('值班台上有人登录着');
    expect(leftOpen).toContain('值班台上现在没有人');
    expect(touched).toContain('值班台上有人登录着');
    expect(setBack).toContain('值班台上现在没有人');
  });

  it('is that somebody was told only once a channel took it, and of what is told anew that nobody has seen it', async () => {
    const { taken, duty } = await givenDutySystem();
    const assistant = await givenAssistant(database(), { duty });
    const { say } = await givenConversation(assistant, '如皋市');

    const first = await say(DANGER);
    await assistant.dutyWatch.sweep();
    const second = await say(DANGER);
    const { session } = await assistant.accounts.signIn('admin', PASSWORD);
    const [notice] = await assistant.duty.listNotices(session.account);
    await assistant.duty.acknowledge(notice?.ticketId ?? '', session.account);
    const third = await say(DANGER);

    expect(first.text).not.toContain('通知');
    expect(second.text).toContain('已经通知值班的人，对方还没有确认');
    expect(third.text).not.toContain('确认看到这件事了');
    expect(taken).toHaveLength(1);
    expect(taken[0]).not.toContain('药');
  });

  it('is, of a hand-over, whether anybody is there to take it', async () => {
    const assistant = await givenAssistant(database());
    const { say } = await givenConversation(assistant, '如皋市');

    const away = await say('找人工');
    await assistant.accounts.signIn('admin', PASSWORD);
    const there = await say('找人工');

    expect(away.text).toContain('值班台上现在没有人');
    expect(there.text).toContain('值班台上有人登录着，还没有接手');
  });
});

describeOnEveryDatabase('readiness', (database) => {
  const lacking = /no duty channel is configured/;

  it('says that nobody is told while no duty channel is configured', async () => {
    const without = await givenAssistant(database());
    const { duty } = await givenDutySystem();
    const configured = await givenAssistant(database(), { duty });

    expect((await without.readiness()).degraded.join()).toMatch(lacking);
    expect((await configured.readiness()).degraded.join()).not.toMatch(lacking);
  });
});

describe('the watch', () => {
  it('is not kept open by a sweep that fails', async () => {
    const { watch } = await import('../src/duty/sweep.ts');
    let looks = 0;
    const errors: object[] = [];
    const watching = watch({
      everyMs: 1,
      log: { error: (details) => errors.push(details) },
      sweep: async () => {
        looks += 1;
        if (looks === 1) throw new Error('the database does not answer');
      },
    });
    await expect.poll(() => looks).toBeGreaterThan(2);

    await watching.stop();
    const after = looks;
    await new Promise((resolve) => setTimeout(resolve, 20));

    expect(errors).toHaveLength(1);
    expect(looks).toBe(after);
  });
});
