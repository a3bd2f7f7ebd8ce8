import type { Database } from '../database/executor.ts';
import type { Cipher } from '../shared/cipher.ts';
import type { CounterExampleDesk, PublicRules } from '../use-cases.ts';
import { createCounterExampleRepository } from './counter-example-repository.ts';
import { createCounterExamples } from './counter-examples.ts';
import { noticePage } from './page/notice-page.ts';
import { ruleBookPage } from './page/rule-book-page.ts';
import { booksByRegion, createReadRuleBook, type RuleBookNeeds } from './read-rule-book.ts';

export interface PublicRulesNeeds extends RuleBookNeeds {
  db: Database;
  cipher: Cipher;
}

/** The rule book for everybody, and the desk where staff judge what people hold against it. */
export function createPublicRules(needs: PublicRulesNeeds): {
  rules: PublicRules;
  desk: CounterExampleDesk;
} {
  const { replies, describePlace } = needs;
  const read = createReadRuleBook(needs);
  const names = booksByRegion(needs).map(({ id, code }) => [id, describePlace(code).name] as const);
  const repository = createCounterExampleRepository(needs.cipher);
  const { file, desk } = createCounterExamples({
    ...needs,
    repository,
    regionNames: new Map(names),
  });
  const title = (key: string) => replies.say(`rules.${key}.title`);
  return {
    desk,
    rules: {
      read,
      page: async () => ruleBookPage(await read(), replies),
      receivedPage: () =>
        noticePage({ title: title('received'), text: replies.say('rules.received.text') }, replies),
      refusedPage: (sentence) => noticePage({ title: title('refused'), text: sentence }, replies),
      fileCounterExample: file,
    },
  };
}
