import { hanPairsIn, withoutWhitespace } from '../../../shared/text.ts';
import { phrase, type Said } from '../../claims.ts';
import type { Turn } from '../../turn.ts';
import type { Answer } from './find-answers.ts';
import type { Words } from './words.ts';

/** What was asked in particular and neither a clause here nor an office tells: 金额, 办理的天数. */
export function silentOn(turn: Turn, { judge }: Words): string[] {
  return notToldByOffices(judge(turn.question, turn.findings.hits).silentOn, turn);
}

/** The same, and what was asked in particular and stands in no word that is told. */
export function untoldBy(told: string, turn: Turn, words: Words): string[] {
  const text = withoutWhitespace(told);
  const asked = words.particularsIn(turn.question);
  const heard = asked.filter((particular) => particular.isToldIn(text));
  const missing = asked.filter((particular) => !heard.includes(particular)).map(({ name }) => name);
  const silent = silentOn(turn, words).filter(
    (name) => !heard.some((particular) => isToldOf(name, particular.name, text)),
  );
  return [...new Set([...silent, ...notToldByOffices(missing, turn)])];
}

/** 「办理的天数」 is told where a number of days is told and 办理 is spoken of, though the search found another clause. */
function isToldOf(name: string, particular: string, text: string): boolean {
  const matter = name.slice(0, -particular.length).replace(/的$/u, '');
  return name.endsWith(particular) && matter !== '' && text.includes(matter);
}

function notToldByOffices(names: readonly string[], { findings }: Turn): string[] {
  return names.filter((name) => !findings.toldByOffices.needs.includes(name));
}

export function silence(names: readonly string[], turn: Turn, { replies }: Words): Said {
  if (names.length === 0) return null;
  return phrase(replies, 'conversation.policy.silent', {
    names: names.join('、'),
    region: turn.place?.name ?? '',
  });
}

/** All that an answer shows: the card or the sentences, and the quotes beside. */
export function textOfAnswer(answer: Answer): string {
  return answer.by === 'card'
    ? [answer.card.text, ...answer.card.citations.map(({ quote }) => quote)].join('\n')
    : answer.passage.quotes.join('\n');
}

/**
 * With what it names: behind it, before it, or before the comma where nothing but the document stands between.
 */
const ADMISSION =
  /(?<![^。；，])(?:[^。；，]{1,80}，(?:这份|这些|.{2}(?:的|这份))?|[^。；，]{1,80})文件(?:也|都|里)?没有写(?![^。；，])|文件(?:也|都|里)?没有写[^。；，]+/gu;
/** What every question and every admission say. */
const EMPTY = /文件|没有|这份|哪些|哪几|多少|怎么|什么|要问|认定|能不|不能|有没/u;

/** 「用哪个软件，文件没有写」: what is told says itself that it does not tell what the question names. */
export function isAdmittedIn(text: string, question: string): boolean {
  const admitted = [...text.matchAll(ADMISSION)].map(([words]) => words).join('\n');
  const told = text.replaceAll(ADMISSION, '\n');
  return hanPairsIn(question).some(
    (pair) => !EMPTY.test(pair) && admitted.includes(pair) && !told.includes(pair),
  );
}
