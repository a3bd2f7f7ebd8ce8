import { beforeAll, expect, it } from 'vitest';
import { givenAssistant, type TestAssistant, talkOf } from '../../../../tests/support/assistant.ts';
import { describeSharingOnEveryDatabase } from '../../../../tests/support/database.ts';

describeSharingOnEveryDatabase('the reply to an emergency', (database) => {
  let assistant: TestAssistant;

  beforeAll(async () => {
    assistant = await givenAssistant(database());
  });

  it.each([
    ['怀远县', '怀民〔2021〕184号', /给急难救助/g],
    ['如皋市', '通办发〔2021〕7号', /应急的临时救助/g],
    ['草街街道', '草街办发〔2024〕54号', /不看户口/g],
  ])('says in %s once what the aid is, and goes on to the place', async (region, number, told) => {
    const { last } = await talkOf(assistant, region, '家里没米下锅了');

    expect(last).toMatchObject({ kind: 'ticket' });
    expect(last.citations[0]).toMatchObject({ document: { number } });
    expect(last.text.match(told)).toHaveLength(1);
    expect(last.text).toMatch(/请问人现在在什么地方/);
  });
});
