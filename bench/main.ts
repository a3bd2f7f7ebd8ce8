import { parseArgs } from 'node:util';
import { benchHttp } from './http.ts';
import { printHttp, printRetrieval } from './print.ts';
import { benchRetrieval } from './retrieval.ts';

const USAGE = `npm run bench                                  every bench, at small sizes
npm run bench -- retrieval [--sizes 100,1000,…]  search, beside what else could search the same clauses
npm run bench -- http                            what HTTP adds to a search
  --json                 one JSON object instead of tables
  --questions 100        questions for each size and ladder
  --leaks 10000          questions of the leak test
  --rivals-up-to 100000  clauses up to which the others are measured beside
TEST_DATABASE_URL=postgres://… measures that server as well; its tables must be empty`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '100,1000,10000' },
    questions: { type: 'string', default: '100' },
    leaks: { type: 'string', default: '10000' },
    'rivals-up-to': { type: 'string', default: '100000' },
    json: { type: 'boolean', default: false },
  },
});

const [name] = positionals;
const results: Record<string, unknown> = {};
if (name !== undefined && name !== 'retrieval' && name !== 'http') {
  console.error(USAGE);
  process.exitCode = 1;
}
if (name === undefined || name === 'retrieval') {
  const retrieval = await benchRetrieval({
    sizes: values.sizes.split(',').map(Number),
    rivalsUpTo: Number(values['rivals-up-to']),
    questions: Number(values.questions),
    leakQuestions: Number(values.leaks),
    databaseUrl: process.env['TEST_DATABASE_URL'],
  });
  results['retrieval'] = retrieval;
  if (!values.json) printRetrieval(retrieval);
}
if (name === undefined || name === 'http') {
  const http = await benchHttp(Number(values.questions));
  results['http'] = http;
  if (!values.json) printHttp(http);
}
if (values.json) console.log(JSON.stringify(results));
