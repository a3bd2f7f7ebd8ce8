import { parseArgs } from 'node:util';
import { benchAssessments } from './assessments.ts';
import { benchDense } from './dense.ts';
import { benchHttp } from './http.ts';
import {
  printAssessments,
  printDense,
  printHttp,
  printRetrieval,
  printTickets,
  printTurns,
} from './print.ts';
import { benchRetrieval } from './retrieval.ts';
import { benchTickets } from './tickets.ts';
import { benchTurns } from './turn.ts';

const USAGE = `npm run bench                                  every bench, at small sizes
npm run bench -- retrieval [--sizes 100,1000,…]  search, beside what else could search the same clauses
npm run bench -- http                            what HTTP adds to a search
npm run bench -- assessments                     what an assessment takes, beside a bare JSON echo
npm run bench -- turn [--sizes …]                a conversation's turn without a model
npm run bench -- tickets [--sizes …]             filing a ticket beside one bare statement; the list of staff
npm run bench -- dense [--sizes …]               what vectors cost, beside a search by words alone
  --model FOLDER         the model that embeds; absent: numbers that mean nothing, 384 a clause
  --json                 one JSON object instead of tables
  --filings 500          tickets filed
  --readings 50          times that each list is read
  --questions 100        questions for each size and ladder
  --households 3000      assessments of each way
  --leaks 10000          questions of the leak test
  --rivals-up-to 100000  clauses up to which the others are measured beside
  --exact-up-to 100000   clauses up to which recall is measured
TEST_DATABASE_URL=postgres://… measures that server as well; its tables must be empty`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '100,1000,10000' },
    filings: { type: 'string', default: '500' },
    readings: { type: 'string', default: '50' },
    questions: { type: 'string', default: '100' },
    households: { type: 'string', default: '3000' },
    leaks: { type: 'string', default: '10000' },
    'rivals-up-to': { type: 'string', default: '100000' },
    'exact-up-to': { type: 'string', default: '100000' },
    model: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const [name] = positionals;
const results: Record<string, unknown> = {};
const NAMES = ['retrieval', 'http', 'assessments', 'turn', 'tickets', 'dense'];
if (name !== undefined && !NAMES.includes(name)) {
  console.error(USAGE);
  process.exitCode = 1;
}
if (name === undefined || name === 'retrieval') {
  const retrieval = await benchRetrieval({
    sizes: values.sizes.split(',').map(Number),
    rivalsUpTo: Number(values['rivals-up-to']),
    exactUpTo: Number(values['exact-up-to']),
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
if (name === undefined || name === 'assessments') {
  const assessments = await benchAssessments(Number(values.households));
  results['assessments'] = assessments;
  if (!values.json) printAssessments(assessments);
}
if (name === undefined || name === 'turn') {
  const turns = await benchTurns({
    sizes: values.sizes.split(',').map(Number),
    conversations: Number(values.questions),
    databaseUrl: process.env['TEST_DATABASE_URL'],
  });
  results['turn'] = turns;
  if (!values.json) printTurns(turns);
}
if (name === undefined || name === 'tickets') {
  const tickets = await benchTickets({
    sizes: values.sizes.split(',').map(Number),
    filings: Number(values.filings),
    readings: Number(values.readings),
    databaseUrl: process.env['TEST_DATABASE_URL'],
  });
  results['tickets'] = tickets;
  if (!values.json) printTickets(tickets);
}
if (name === undefined || name === 'dense') {
  const dense = await benchDense({
    sizes: values.sizes.split(',').map(Number),
    questions: Number(values.questions),
    databaseUrl: process.env['TEST_DATABASE_URL'],
    model: values.model,
  });
  results['dense'] = dense;
  if (!values.json) printDense(dense);
}
if (values.json) console.log(JSON.stringify(results));
