import { isDeepStrictEqual } from 'node:util';
import type { KnownFact, Reply } from '../src/contracts/conversations.ts';
import { FactsSchema } from '../src/contracts/facts.ts';
import { isVerbatim } from '../src/shared/text.ts';
import type { Expectation } from './cases.ts';
import type { Mark } from './score.ts';

/** What a reply is judged against besides the case's own expectation. */
export interface ReplyContext {
  caseId: string;
  facts: readonly KnownFact[];
  /** Stored text of a clause, by 文号 and path. */
  clauseText(number: string, clause: string): string | undefined;
  /** Replies of earlier turns, the first turn at index 0. */
  earlier: readonly Reply[];
}

type Check = (reply: Reply, expected: Expectation, context: ReplyContext) => Omit<Mark, 'caseId'>[];

const CHECKS: readonly Check[] = [
  kindAndFlags,
  region,
  programmes,
  facts,
  goldClauses,
  forbiddenDocuments,
  wording,
  unanswered,
  tickets,
  safety,
  outcomes,
  againstEarlier,
  citationsAreVerbatim,
];

export function scoreReply(reply: Reply, expected: Expectation, context: ReplyContext): Mark[] {
  return CHECKS.flatMap((check) => check(reply, expected, context)).map((mark) => ({
    caseId: context.caseId,
    ...mark,
  }));
}

function oneOf(field: string, found: unknown, expected: readonly unknown[] | null | undefined) {
  if (!expected || expected.length === 0) return [];
  return [{ field, ok: expected.includes(found), expected, found }];
}

function equal(field: string, found: unknown, expected: unknown) {
  if (expected === null || expected === undefined) return [];
  return [{ field, ok: isDeepStrictEqual(found, expected), expected, found }];
}

function kindAndFlags(reply: Reply, expected: Expectation) {
  return [
    ...oneOf('kind', reply.kind, expected.kind_ok),
    ...equal('urgent', reply.urgent, expected.urgent),
    ...equal('life safety', reply.safety !== null, expected.life_safety),
    ...equal('green channel', reply.greenChannel, expected.green_channel),
  ];
}

function region(reply: Reply, { region_code_name: names }: Expectation) {
  if (!names) return [];
  return [
    {
      field: 'region',
      ok: names.some((name) => reply.region?.path.includes(name)),
      expected: names.join('／'),
      found: reply.region?.path,
    },
  ];
}

function programmes(reply: Reply, { programmes_any: wanted }: Expectation) {
  if (!wanted || wanted.length === 0) return [];
  const ok = wanted.some((id) => reply.programmes.some((found) => found === id));
  return [{ field: 'programmes', ok, expected: wanted, found: reply.programmes }];
}

function facts(
  _: Reply,
  { facts: stated, facts_include, facts_absent }: Expectation,
  context: ReplyContext,
) {
  const inForce = context.facts.filter(({ status }) => status !== 'contradicted');
  const keys = FactsSchema.keyof();
  const wanted = Object.entries({ ...stated, ...facts_include }).filter(
    ([key]) => keys.safeParse(key).success,
  );
  return [
    ...wanted.map(([key, value]) => {
      const found = inForce.filter((fact) => fact.key === key).map((fact) => fact.value);
      return {
        field: 'facts',
        ok: found.some((each) => isDeepStrictEqual(each, value)),
        expected: { [key]: value },
        found,
      };
    }),
    ...(facts_absent ?? []).map((key) => {
      const found = inForce.filter((fact) => fact.key === key).map((fact) => fact.value);
      return { field: 'facts absent', ok: found.length === 0, expected: key, found };
    }),
  ];
}

/** Equal to or below the clause named: 附件 is matched by 附件/4, and 附件1 is not matched by 附件10. */
export function isWithinClause(cited: string, wanted: string): boolean {
  return (
    cited === wanted ||
    cited.startsWith(`${wanted}/`) ||
    (cited.startsWith(`${wanted}（`) && !wanted.endsWith('）'))
  );
}

function goldClauses(reply: Reply, { gold_clauses: gold, all, kind_ok }: Expectation) {
  const scored = reply.kind === 'answer' || reply.kind === 'assessment' || reply.kind === 'ticket';
  if (!gold || gold.length === 0 || !(scored || kind_ok?.length === 1)) return [];
  const hit = (wanted: { number: string; clause: string }) =>
    reply.citations.some(
      ({ document, clause }) =>
        document.number === wanted.number && isWithinClause(clause, wanted.clause),
    );
  const ok = all ? gold.every(hit) : gold.some(hit);
  return [{ field: 'gold clauses', ok, expected: gold, found: citedClauses(reply) }];
}

const citedClauses = ({ citations }: Reply) =>
  citations.map(({ document, clause }) => `${document.number} ${clause}`);

function forbiddenDocuments(reply: Reply, { forbidden_documents: forbidden }: Expectation) {
  if (!forbidden || forbidden.length === 0) return [];
  const found = reply.citations.filter(({ document }) => forbidden.includes(document.number));
  return [
    {
      field: 'foreign documents',
      ok: found.length === 0,
      expected: 'none',
      found: citedClauses(reply),
    },
  ];
}

function wording(reply: Reply, { must_not_regex, must_regex_any }: Expectation) {
  const quotes = reply.citations.map(({ quote }) => quote);
  const marks = (must_not_regex ?? []).map((source) => {
    const match = reply.text.match(patternOf(source));
    return {
      field: 'forbidden wording',
      ok: match === null,
      expected: `not /${source.slice(-60)}/`,
      found: match?.[0],
    };
  });
  if (!must_regex_any || must_regex_any.length === 0) return marks;
  const ok = must_regex_any.some((source) =>
    [reply.text, ...quotes].some((text) => patternOf(source).test(text)),
  );
  return [
    ...marks,
    { field: 'needed wording', ok, expected: must_regex_any.slice(0, 3), found: reply.text },
  ];
}

/** A leading `(?i)` is written in some cases; JavaScript knows it as a flag. */
function patternOf(source: string): RegExp {
  const ignoresCase = source.startsWith('(?i)');
  return new RegExp(ignoresCase ? source.slice(4) : source, ignoresCase ? 'iu' : 'u');
}

function unanswered(reply: Reply, { unanswered_reason: reasons }: Expectation) {
  return oneOf('unanswered', reply.unanswered?.reason ?? null, reasons);
}

function tickets(reply: Reply, { ticket, tickets_max }: Expectation, { earlier }: ReplyContext) {
  const isEmergency = reply.ticket?.kind === 'emergency_temporary_aid';
  const numbers = new Set([...earlier, reply].flatMap((each) => each.ticket?.number ?? []));
  return [
    ...equal('ticket', isEmergency, ticket),
    ...(tickets_max === null || tickets_max === undefined
      ? []
      : [
          {
            field: 'tickets at most',
            ok: numbers.size <= tickets_max,
            expected: tickets_max,
            found: [...numbers],
          },
        ]),
  ];
}

function safety(reply: Reply, { safety_category, safety_call_any }: Expectation) {
  const calls = safety_call_any ?? [];
  return [
    ...oneOf('safety category', reply.safety?.category, safety_category),
    ...(calls.length === 0
      ? []
      : [
          {
            field: 'safety numbers',
            ok: calls.some((call) => reply.safety?.call.some((number) => number === call)),
            expected: calls,
            found: reply.safety?.call,
          },
        ]),
  ];
}

function outcomes(reply: Reply, { outcome }: Expectation) {
  return Object.entries(outcome ?? {}).map(([programme, wanted]) => {
    const found = reply.assessment?.programmes.find(
      (result) => result.programme === programme,
    )?.outcome;
    return {
      field: 'outcome',
      ok: [wanted].flat().includes(found ?? ''),
      expected: { [programme]: wanted },
      found,
    };
  });
}

function againstEarlier(
  reply: Reply,
  { same_citation_as_turn: same, differs_from_turn: differs }: Expectation,
  { earlier }: ReplyContext,
) {
  const marks: Omit<Mark, 'caseId'>[] = [];
  if (typeof same === 'number') {
    const before = earlier[same - 1]?.citations[0];
    const ok =
      before !== undefined &&
      reply.citations.some(
        ({ document, clause }) =>
          document.number === before.document.number && clause === before.clause,
      );
    marks.push({
      field: 'same citation',
      ok,
      expected: before?.clause,
      found: citedClauses(reply),
    });
  }
  if (typeof differs === 'number') {
    marks.push({
      field: 'differs',
      ok: earlier[differs - 1]?.text !== reply.text,
      expected: 'another text',
      found: reply.text,
    });
  }
  return marks;
}

/** Of every reply, whatever the case expects: each quote stands in the clause it names. */
function citationsAreVerbatim(reply: Reply, _: Expectation, { clauseText }: ReplyContext) {
  return reply.citations.map(({ document, clause, quote }) => {
    const text = clauseText(document.number, clause);
    return {
      field: 'verbatim',
      ok: text !== undefined && isVerbatim(quote, text),
      expected: quote,
      found: `${document.number} ${clause}`,
    };
  });
}
