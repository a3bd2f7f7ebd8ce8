import { beforeAll, expect, it } from 'vitest';
import { givenAssistant, type TestAssistant, talkOf } from '../../../../tests/support/assistant.ts';
import { describeSharingOnEveryDatabase } from '../../../../tests/support/database.ts';

describeSharingOnEveryDatabase(
  'the card for the one aid and the one thing asked of it',
  (database) => {
    let assistant: TestAssistant;

    beforeAll(async () => {
      assistant = await givenAssistant(database());
    });

    it.each(['特困供养从申请到办好要几天', '中 那特困供养从交上去到办好总共得几天'])(
      'goes before saying that the document is silent: %s',
      async (words) => {
        const { last } = await talkOf(assistant, '怀远县', words);

        expect(last).toMatchObject({ kind: 'answer' });
        expect(last.text).toMatch(/20个工作日/);
      },
    );
  },
);
