import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createClient } from './client.ts';
import { startProduct } from './product.ts';
import { printReport, type SuiteReport } from './score.ts';
import { SUITES } from './suites.ts';

const EVAL_FOLDER = import.meta.dirname;
const USAGE = `npm run eval                                                      every suite under eval/
npm run eval -- utterances|dialogues|assessments|deadlines FILE   one file of cases
npm run eval -- retrieval DIR                                     a folder in BEIR form
npm run eval -- lay FILE                                          questions in people's own words
npm run eval -- answers [FILE]                                    the same, answered in whole turns; eval/lay/dev.jsonl unless told otherwise
npm run eval -- ordinary                                          what is nobody's danger, and how often it is taken for one
npm run eval -- triage                                            danger and emergency in sentences written apart from the product
npm run eval -- told                                              facts and moves of a talk in sentences written apart from the product
npm run eval -- paraphrases [all]                                 labelled sentences worded anew; all: and each that is read otherwise
WARMLINE_URL=http://…   asks a running product instead of starting one`;

const [name, target] = process.argv.slice(2);
const suiteNames = Object.keys(SUITES) as (keyof typeof SUITES)[];

if (name === 'retrieval' && target !== undefined) {
  const { runRetrieval } = await import('./retrieval.ts');
  await runRetrieval(target);
} else if (name === 'lay' && target !== undefined) {
  const { runLay } = await import('./lay.ts');
  await runLay(target);
} else if (name === 'answers') {
  const { runAnswers } = await import('./answers/answers.ts');
  await runAnswers(target ?? path.join(EVAL_FOLDER, 'lay', 'dev.jsonl'));
} else if (name === 'ordinary') {
  const { printOrdinary } = await import('./triage/ordinary.ts');
  printOrdinary();
} else if (name === 'triage') {
  const { printApart } = await import('./triage/apart.ts');
  printApart();
} else if (name === 'told') {
  const { printTold } = await import('./understanding/told.ts');
  printTold();
} else if (name === 'paraphrases') {
  const { printParaphrases } = await import('./paraphrases/print.ts');
  printParaphrases({ all: target === 'all' });
} else if (name === undefined) {
  await evaluate(suiteNames.flatMap((suite) => caseFiles(suite).map((file) => ({ suite, file }))));
} else {
  const suite = suiteNames.find((known) => known === name);
  if (suite === undefined || target === undefined) {
    console.error(USAGE);
    process.exitCode = 1;
  } else {
    await evaluate([{ suite, file: target }]);
  }
}

function caseFiles(suite: string): string[] {
  const folder = path.join(EVAL_FOLDER, suite);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .map((file) => path.join(folder, file));
}

/** Prints a table and every miss; the last line is one JSON object, also kept in eval/report.json. */
async function evaluate(
  runs: readonly { suite: keyof typeof SUITES; file: string }[],
): Promise<void> {
  const running = process.env['WARMLINE_URL'];
  const product = running ? { url: running, stop: async () => undefined } : await startProduct();
  const reports: SuiteReport[] = [];
  try {
    const client = createClient(product.url);
    for (const { suite, file } of runs) {
      const report = await SUITES[suite](file, client);
      reports.push({ ...report, file: path.relative(process.cwd(), file) });
    }
  } finally {
    await product.stop();
  }
  for (const report of reports) printReport(report);
  writeFileSync(path.join(EVAL_FOLDER, 'report.json'), `${JSON.stringify(reports, null, 2)}\n`);
  console.log(
    JSON.stringify(
      Object.fromEntries(reports.map(({ misses: _, file, ...report }) => [file, report])),
    ),
  );
}
