import { performance } from 'node:perf_hooks';
import { AssessmentSchema } from '../src/contracts/assessments.ts';
import type { Reply } from '../src/contracts/conversations.ts';
import { DeadlineSchema } from '../src/contracts/deadlines.ts';
import { loadPolicyDocuments } from '../src/knowledge/policy-documents.ts';
import {
  type AssessmentCase,
  AssessmentCaseSchema,
  DeadlineCaseSchema,
  DialogueCaseSchema,
  readCases,
  UtteranceCaseSchema,
} from './cases.ts';
import type { Client } from './client.ts';
import { type Mark, reportOf, type SuiteReport } from './score.ts';
import { scoreAssessment } from './score-assessment.ts';
import { scoreReply } from './score-reply.ts';

export type Suite = (file: string, client: Client) => Promise<SuiteReport>;

export const SUITES = {
  utterances: suite('utterances', UtteranceCaseSchema, scoreUtterance),
  dialogues: suite('dialogues', DialogueCaseSchema, scoreDialogue),
  assessments: suite('assessments', AssessmentCaseSchema, askForAssessment),
  deadlines: suite('deadlines', DeadlineCaseSchema, scoreDeadline),
} satisfies Record<string, Suite>;

function suite<Case extends { id: string }>(
  name: string,
  schema: Parameters<typeof readCases<Case>>[1],
  score: (testCase: Case, client: Client) => Promise<Mark[]>,
): Suite {
  return async (file, client) => {
    const cases = readCases(file, schema);
    const begun = performance.now();
    const marks: Mark[] = [];
    for (const testCase of cases) marks.push(...(await score(testCase, client)));
    return reportOf(
      { suite: name, file, cases: cases.length, ms: performance.now() - begun },
      marks,
    );
  };
}

const clauseText = readClauseTexts();

async function scoreUtterance(
  testCase: (typeof UtteranceCaseSchema)['_output'],
  client: Client,
): Promise<Mark[]> {
  const region = testCase.region_stated === false ? testCase.region_code_name?.[0] : null;
  const conversation = await client.start(region);
  const reply = await client.say(conversation, testCase.utterance);
  const { facts } = await client.read(conversation);
  return scoreReply(reply, testCase, { caseId: testCase.id, facts, clauseText, earlier: [] });
}

async function scoreDialogue(
  testCase: (typeof DialogueCaseSchema)['_output'],
  client: Client,
): Promise<Mark[]> {
  const conversation = await client.start(testCase.region);
  const earlier: Reply[] = [];
  const marks: Mark[] = [];
  for (const [index, turn] of testCase.turns.entries()) {
    const reply = await client.say(conversation, turn.user);
    const { facts } = await client.read(conversation);
    const caseId = `${testCase.id}#${index + 1}`;
    marks.push(...scoreReply(reply, turn.expect ?? {}, { caseId, facts, clauseText, earlier }));
    earlier.push(reply);
  }
  return marks;
}

async function askForAssessment(testCase: AssessmentCase, client: Client): Promise<Mark[]> {
  const { status, body } = await client.send('POST', '/api/v1/assessments', {
    body: testCase.request,
  });
  if (status === 200) return scoreAssessment(AssessmentSchema.parse(body), testCase);
  return [{ caseId: testCase.id, field: 'status', ok: false, expected: 200, found: body }];
}

async function scoreDeadline(
  testCase: (typeof DeadlineCaseSchema)['_output'],
  client: Client,
): Promise<Mark[]> {
  const { start, workingDays } = testCase;
  const { status, body } = await client.send('POST', '/api/v1/deadlines', {
    body: { start, workingDays },
  });
  if (status !== 200)
    return [{ caseId: testCase.id, field: 'status', ok: false, expected: 200, found: body }];
  const deadline = DeadlineSchema.parse(body);
  const same = Date.parse(deadline.dueAt) === Date.parse(testCase.due);
  return [
    { caseId: testCase.id, field: 'due', ok: same, expected: testCase.due, found: deadline.dueAt },
    ...(testCase.certainty
      ? [
          {
            caseId: testCase.id,
            field: 'certainty',
            ok: deadline.certainty === testCase.certainty,
            expected: testCase.certainty,
            found: deadline.certainty,
          },
        ]
      : []),
  ];
}

/** The clauses as the knowledge base cuts them: the yardstick for verbatim quotes. */
function readClauseTexts(): (number: string, clause: string) => string | undefined {
  const texts = new Map(
    loadPolicyDocuments().flatMap(({ metadata, clauses }) =>
      clauses.map(({ path, text }) => [`${metadata.number}|${path}`, text] as const),
    ),
  );
  return (number, clause) => texts.get(`${number}|${clause}`);
}
