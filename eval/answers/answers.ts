import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadGazetteer } from '../../src/knowledge/places.ts';
import { loadPolicyDocuments } from '../../src/knowledge/policy-documents.ts';
import { readCases } from '../cases.ts';
import { type Client, createClient } from '../client.ts';
import { type LayCase, LayCaseSchema } from '../lay-cases.ts';
import { startProduct } from '../product.ts';
import { share, summarise } from './answer-metrics.ts';
import { type Rubric, RubricSchema } from './rubric.ts';
import { type AnswerScore, scoreAnswer, type Yardstick } from './score-answer.ts';
import { startSilentModel } from './silent-model.ts';

/**
 * Asks the whole product what citizens ask, each question in a conversation of its own, without a model; then
 * once more with one that says nothing, to see for how many it is asked. The last line is one JSON object,
 * also kept beside the rubrics.
 */
export async function runAnswers(file: string): Promise<void> {
  const cases = readCases(file, LayCaseSchema);
  const scores = await askAll(cases, readRubrics(file));
  const withoutCall = await shareWithoutCall(cases);
  for (const score of scores.filter(isMiss)) console.log(describeMiss(score));
  const figures = { ...summarise(scores), 'needs no model call': withoutCall };
  console.table(figures);
  const scored = JSON.stringify({ ...figures, questions: cases.length });
  writeFileSync(
    path.join(import.meta.dirname, `scores-${path.basename(file, '.jsonl')}.json`),
    `${JSON.stringify(JSON.parse(scored), null, 2)}\n`,
  );
  console.log(scored);
}

/** By the name of the questions' file: `rubric-dev.jsonl` for `dev.jsonl`. */
function readRubrics(file: string): Map<string, Rubric> {
  const beside = path.join(import.meta.dirname, `rubric-${path.basename(file)}`);
  const rubrics = existsSync(beside) ? readCases(beside, RubricSchema) : [];
  return new Map(rubrics.map((rubric) => [rubric.id, rubric]));
}

async function askAll(
  cases: readonly LayCase[],
  rubrics: ReadonlyMap<string, Rubric>,
): Promise<AnswerScore[]> {
  const product = await startProduct();
  const yardstick = createYardstick();
  const scores: AnswerScore[] = [];
  try {
    const client = createClient(product.url);
    for (const testCase of cases) {
      const rubric = rubrics.get(testCase.id);
      scores.push(scoreAnswer({ testCase, rubric, ...(await ask(client, testCase)) }, yardstick));
    }
  } finally {
    await product.stop();
  }
  return scores;
}

async function ask(client: Client, { region, text }: LayCase) {
  const conversation = await client.start(region);
  const begun = performance.now();
  const reply = await client.say(conversation, text);
  return { reply, ms: performance.now() - begun };
}

/** So few questions to one product that neither its budget of tokens nor its breaker spares the model a call. */
const QUESTIONS_TO_ONE_PRODUCT = 60;

async function shareWithoutCall(cases: readonly LayCase[]): Promise<number> {
  const asked: boolean[] = [];
  for (let from = 0; from < cases.length; from += QUESTIONS_TO_ONE_PRODUCT)
    asked.push(...(await whichAskModel(cases.slice(from, from + QUESTIONS_TO_ONE_PRODUCT))));
  return share(asked, (wasAsked) => !wasAsked);
}

async function whichAskModel(cases: readonly LayCase[]): Promise<boolean[]> {
  const model = await startSilentModel();
  const product = await startProduct({ environment: model.environment });
  const asked: boolean[] = [];
  try {
    const client = createClient(product.url);
    for (const testCase of cases) {
      const before = model.calls();
      await ask(client, testCase);
      asked.push(model.calls() > before);
    }
  } finally {
    await product.stop();
    model.close();
  }
  return asked;
}

function createYardstick(): Yardstick {
  const documents = loadPolicyDocuments();
  const gazetteer = loadGazetteer();
  const texts = new Map(
    documents.flatMap(({ metadata, clauses }) =>
      clauses.map((clause) => [`${metadata.number}|${clause.path}`, clause.text] as const),
    ),
  );
  const regions = new Map(documents.map(({ metadata }) => [metadata.number, metadata.region]));
  return {
    clauseText: (number, clause) => texts.get(`${number}|${clause}`),
    binds: (number, region) => gazetteer.ladder(region).includes(regions.get(number) ?? ''),
  };
}

function isMiss(score: AnswerScore): boolean {
  const { testCase, outcome, isRightFirst, missing, foreign, notVerbatim } = score;
  if (foreign.length > 0 || notVerbatim.length > 0) return true;
  if (!testCase.answerable) return outcome !== 'refused';
  return outcome !== 'answered' || !isRightFirst || (missing !== null && missing.length > 0);
}

function describeMiss({ testCase, reply, outcome, isRight, missing }: AnswerScore): string {
  const cited = reply.citations.map(({ document, clause }) => `${document.number} ${clause}`);
  const gold = testCase.gold.map(({ clause }) => clause).join('、') || `没有（${testCase.lacks}）`;
  const lacks = missing !== null && missing.length > 0 ? `；没说 ${missing.join('、')}` : '';
  return `${testCase.id} ${testCase.text}
   ${outcome}${isRight ? '' : ' ✗'} 应为 ${gold}，引了 ${cited.join('；') || '无'}（${reply.kind}，${reply.unanswered}）${lacks}
   ${reply.text.replace(/\s+/gu, ' ').slice(0, 160)}`;
}
