import type { Asked, Need, SufficiencyRules } from '../knowledge/evidence.ts';
import type { MatterReader, Silence } from '../knowledge/matters/matter-reader.ts';
import type { TermsDesk, Widened } from '../knowledge/terms-desk.ts';
import { withoutWhitespace } from '../shared/text.ts';
import { cannotMatch } from '../shared/worth-searching.ts';
import type { ClauseHit } from './clause-hit.ts';

export type SufficiencyVerdict =
  | 'answerable'
  | 'partly'
  | 'not_in_documents'
  | 'another_region_only'
  | 'another_department';

export interface Sufficiency {
  verdict: SufficiencyVerdict;
  /** What was asked in particular and no sentence here proves, by its name: 金额, 电话号码. */
  silentOn: string[];
  /** In Chinese, for people who judge it; never a word of a document that does not bind. */
  reasons: string[];
  /** So others asked, and the documents here do not say. */
  isAskedInVain?: boolean;
  /** Nearly so: what was found may be beside what was asked. */
  isDoubtful?: boolean;
}

/** What the judgement needs of a hit. */
export interface JudgedHit {
  heading: string;
  text: string;
  score: number;
  coverage: number;
}

export interface SufficiencyQuestion {
  text: string;
  widened: readonly Widened[];
  /** Best first, all of documents that bind the place on the day. */
  hits: readonly JudgedHit[];
  /**
   * Whether documents that do not bind here would answer. A yes or no on purpose: nothing else of
   * them may reach an answer. See {@link answersElsewhere}.
   */
  elsewhere?: boolean;
  /** How surely the documents of the hits are silent, by how others asked; absent where nobody did. */
  silence?: Silence | undefined;
}

/** From here on a question is for an amount, a number or a list, not for help. */
const PARTICULAR = 0.5;
const NOTHING_AGREES = '没有一条与所问相符';

/** Whether what was found answers what was asked: silence is not an answer. */
export function judgeSufficiency(
  question: SufficiencyQuestion,
  rules: SufficiencyRules,
): Sufficiency {
  const judged = judgeByRules(question, rules);
  return question.silence === undefined
    ? judged
    : weighSilence(judged, { ...question, silence: question.silence }, rules);
}

/** Judges a question by its hits, and by how others asked of the documents that the hits are from. */
export function createJudge({
  rules,
  terms,
  readMatters,
}: {
  rules: SufficiencyRules;
  terms: Pick<TermsDesk, 'widen'>;
  /** Absent: the rules judge alone. */
  readMatters?: MatterReader | undefined;
}) {
  const judge = (text: string, hits: readonly ClauseHit[], elsewhere: boolean): Sufficiency => {
    const numbers = [...new Set(hits.map(({ document }) => document.number))];
    const silence = readMatters?.(text).silenceOf(numbers);
    return judgeSufficiency({ text, widened: terms.widen(text), hits, elsewhere, silence }, rules);
  };
  return onceForHits(judge);
}

type Judge = (text: string, hits: readonly ClauseHit[], elsewhere: boolean) => Sufficiency;

/** Several parts of one answer ask the same of the same hits. */
function onceForHits(judge: Judge) {
  const last = new WeakMap<readonly ClauseHit[], { key: string; judged: Sufficiency }>();
  return (text: string, hits: readonly ClauseHit[], elsewhere = false): Sufficiency => {
    const key = `${elsewhere} ${text}`;
    const known = last.get(hits);
    if (known?.key === key) return known.judged;
    const judged = judge(text, hits, elsewhere);
    last.set(hits, { key, judged });
    return judged;
  };
}

/** What the rules say is heard together with how others who asked so were answered. */
function weighSilence(
  judged: Sufficiency,
  question: SufficiencyQuestion & { silence: Silence },
  rules: SufficiencyRules,
): Sufficiency {
  const { silence, hits } = question;
  const isRefused = isRefusal(judged);
  const odds = oddsOfSilence(judged, silence, rules);
  const isSilent = odds >= rules.silence.least;
  const isDoubtful = odds >= rules.silence.doubt;
  if (isSilent === isRefused) return isRefused ? judged : { ...judged, isDoubtful };
  if (isRefused)
    return isOnlyOthers(judged, question) ? judged : { ...judged, verdict: 'partly', isDoubtful };
  const isParticular = silence.particular >= PARTICULAR;
  if (!isParticular && isUrgent(question, consider(hits, rules), rules))
    return { ...judged, isDoubtful };
  if (silence.lacks === 'department')
    return { ...judged, verdict: 'another_department', reasons: ['这样问的归别的部门'] };
  return {
    ...refuse(question, judged.silentOn, ['这样问的，本地文件都没有写']),
    isAskedInVain: true,
  };
}

/** A boundary stone is nobody's aid, however like others it is worded. */
function isOnlyOthers({ verdict }: Sufficiency, { widened }: SufficiencyQuestion): boolean {
  return (
    verdict === 'another_department' && widened.every(({ programmes }) => programmes.length === 0)
  );
}

function judgeByRules(question: SufficiencyQuestion, rules: SufficiencyRules): Sufficiency {
  const department = rules.departments.find((asked) => isAsked(asked, question.text));
  if (department)
    return {
      verdict: 'another_department',
      silentOn: [],
      reasons: [`所问归${department.name}，不是社会救助`],
    };

  const hits = consider(question.hits, rules);
  const needs = rules.needs
    .filter((need) => isAsked(need, question.text))
    .map((need) => ({ met: isProven(need, question.widened, hits), name: need.name }));
  const matters = question.widened
    .filter(({ decisive }) => decisive)
    .map((matter) => ({ met: isTreated(matter, hits), name: matter.words[0] ?? matter.term }));

  const missing = [...needs, ...matters].filter(({ met }) => !met).map(({ name }) => name);
  const reasons = [...new Set(missing)].map((name) => `本地文件没有写${name}`);
  const silentOn = needs.filter(({ met }) => !met).map(({ name }) => name);
  const silentOnMatter = noneMet(matters) && !isUrgent(question, hits, rules);
  if (noneMet(needs) || silentOnMatter) return refuse(question, silentOn, reasons);
  if (!isAboutThis(question, hits, rules)) {
    return refuse(question, silentOn, [NOTHING_AGREES]);
  }
  return { verdict: reasons.length > 0 ? 'partly' : 'answerable', silentOn, reasons };
}

/** In log-odds. */
function oddsOfSilence(
  judged: Sufficiency,
  { votes, wording, particular }: Silence,
  { silence }: SufficiencyRules,
): number {
  return (
    silence.bias +
    silence.byVotes * logOdds(votes) +
    silence.byWording * logOdds(wording) +
    silence.byParticular * logOdds(particular) +
    (isRefusalForCause(judged) ? silence.byRule : 0)
  );
}

/** That few words agree says little beside how others asked. */
function isRefusalForCause(judged: Sufficiency): boolean {
  return isRefusal(judged) && !judged.reasons.includes(NOTHING_AGREES);
}

function isRefusal({ verdict }: Sufficiency): boolean {
  return verdict !== 'answerable' && verdict !== 'partly';
}

/** Nothing is surer than one in fifty. */
function logOdds(share: number): number {
  const bounded = Math.min(Math.max(share, 0.02), 0.98);
  return Math.log(bounded / (1 - bounded));
}

/** Whether one of the other regions' hit lists would answer the same question. */
export function answersElsewhere(
  question: Pick<SufficiencyQuestion, 'text' | 'widened'>,
  hitsByRegion: readonly (readonly JudgedHit[])[],
  rules: SufficiencyRules,
): boolean {
  return hitsByRegion.some(
    (hits) => judgeSufficiency({ ...question, hits }, rules).verdict === 'answerable',
  );
}

function isAsked({ ask, unless }: Asked, text: string): boolean {
  const isSaid = (pattern: RegExp) => !cannotMatch(pattern, text) && pattern.test(text);
  return ask.some(isSaid) && !unless.some(isSaid);
}

function refuse(
  { elsewhere }: SufficiencyQuestion,
  silentOn: string[],
  reasons: string[],
): Sufficiency {
  return elsewhere
    ? { verdict: 'another_region_only', silentOn, reasons: [...reasons, '只有其他地区的文件写到'] }
    : { verdict: 'not_in_documents', silentOn, reasons };
}

/** The best hits, without those that trail far behind the first. */
function consider(hits: readonly JudgedHit[], { thresholds }: SufficiencyRules): JudgedHit[] {
  const best = hits[0]?.score ?? 0;
  return hits
    .slice(0, thresholds.consideredHits)
    .filter(({ score }) => score >= best * thresholds.shareOfBest);
}

function noneMet(asked: readonly { met: boolean }[]): boolean {
  return asked.length > 0 && asked.every(({ met }) => !met);
}

/** A sentence holds what the need calls for and speaks of the programme that was asked about. */
function isProven(need: Need, widened: readonly Widened[], hits: readonly JudgedHit[]): boolean {
  const topics = need.sameTopic ? widened.filter(({ programmes }) => programmes.length > 0) : [];
  return hits.some(({ text }) =>
    sentencesOf(text).some(
      (sentence) =>
        need.evidence.test(sentence) &&
        (topics.length === 0 || topics.some((topic) => speaksOf(topic, sentence))),
    ),
  );
}

function isTreated(matter: Widened, hits: readonly JudgedHit[]): boolean {
  return hits.some(({ heading, text }) => speaksOf(matter, withoutWhitespace(heading + text)));
}

/** Some hit answers on a programme that is never left unanswered. */
function isUrgent(
  { widened }: SufficiencyQuestion,
  hits: readonly JudgedHit[],
  { neverSilent }: SufficiencyRules,
): boolean {
  return widened.some(
    (term) => term.programmes.some((id) => neverSilent.includes(id)) && isTreated(term, hits),
  );
}

function speaksOf({ words, covers }: Widened, text: string): boolean {
  return [...words, ...covers].some((phrase) => text.includes(phrase));
}

/** Some term of the question stands in a hit, or enough of its words do. */
function isAboutThis(
  { widened }: SufficiencyQuestion,
  hits: readonly JudgedHit[],
  { thresholds }: SufficiencyRules,
): boolean {
  const isKnown = widened.some((term) => isTreated(term, hits));
  const least = isKnown ? thresholds.leastCoverageWithTerm : thresholds.leastCoverage;
  return hits.some(({ coverage }) => coverage >= least);
}

function sentencesOf(text: string): string[] {
  return withoutWhitespace(text).match(/[^。；]+/gu) ?? [];
}
