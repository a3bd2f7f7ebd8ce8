import type { Lexicon } from '../knowledge/lexicon.ts';
import { onceFor, onceLately } from '../shared/once.ts';
import { findAges } from './ages.ts';
import { createAnswerReader, factKeyOf } from './answers.ts';
import { overlaps } from './dates.ts';
import { createDisabilityFinder } from './disability.ts';
import { createEllipsisReader } from './ellipsis.ts';
import { createFactFinder, type Finding } from './fact-rules.ts';
import { createFamilyFinder } from './families.ts';
import { createFollowUpReader } from './follow-ups.ts';
import { createGuards, type Guards } from './guards.ts';
import { createHomeFinder } from './homes.ts';
import { createIncomeReader } from './income.ts';
import { createIntentReaders, type Intents, readBesidePlaces } from './intents.ts';
import { createMoneyFinder } from './money.ts';
import { createMoveFinder } from './moves.ts';
import { createNeedReader } from './needs.ts';
import { type Passage, passageReaderFor } from './passage.ts';
import { createPeopleFinder, type PersonMention } from './people.ts';
import { compilePhrases, saysAny } from './phrases.ts';
import { type PlaceNeeds, placeReaderFor } from './place-reader.ts';
import { mayTakeBack, takesPlaceOf } from './self-corrections.ts';
import { settle } from './settle-facts.ts';
import { createSeveralReader } from './several.ts';
import { createCasting } from './subject.ts';
import type {
  Asking,
  Command,
  PlaceMention,
  StatedFact,
  Understanding,
  UnderstandingContext,
} from './understanding.ts';
import { createVehicleFinder } from './vehicles.ts';
import { createAskReader } from './what-is-asked.ts';

/** Those of one turn, its parts among them. */
const TEXTS_KEPT = 8;

/**
 * What of a message depends on no talk before it: its passage, cut along the places that are found in it as it was
 * typed. Whoever knows the words first may read them ahead.
 */
export const textReaderFor = onceFor(<Binding>(needs: PlaceNeeds<Binding>) => {
  const readPassage = passageReaderFor(needs.lexicon);
  const { find } = placeReaderFor(needs);
  return onceLately(TEXTS_KEPT, (text) => {
    let mentions: PlaceMention[] = [];
    const passage = readPassage(text, (typed) => {
      mentions = find(typed);
      return mentions;
    });
    return { passage, mentions };
  });
});

export type Understand = (text: string, context: UnderstandingContext) => Understanding;

/** What a message says, by words alone. The text is one that `normaliseUtterance` returned. */
export function createUnderstanding<Binding>(needs: PlaceNeeds<Binding>): Understand {
  const { lexicon } = needs;
  const readText = textReaderFor(needs);
  const findPeople = createPeopleFinder(lexicon);
  const { readIntents, readWants } = createIntentReaders(lexicon);
  const cast = createCasting(lexicon);
  const guards = createGuards(lexicon);
  const findFindings = createFindingReader(lexicon, guards);
  const readNeed = createNeedReader(lexicon, guards);
  const readSeveral = createSeveralReader(lexicon, readWants);
  const readEllipsis = createEllipsisReader(lexicon);
  const readAsks = createAskReader(lexicon);
  const places = placeReaderFor(needs);
  const withLasting = createLastingEar(lexicon);
  const withMove = createMoveFinder(lexicon);

  return (text, context) => {
    const { passage, mentions } = readText(text);
    const people = findPeople(passage);
    const said = readBesidePlaces({ readIntents, readWants }, passage, mentions);
    const findings = findFindings(passage, people, { context, intents: said });
    const several = readSeveral(passage, said.programmes);
    const read = withMove(passage, { said, told: [...findings, ...mentions], ...several });
    const { asksVaguely, ...intents } = read;
    const ellipsis = readEllipsis({ passage, people, mentions, findings });
    const roles = cast({ passage, people, findings, context: ofWhom(ellipsis, context) });
    const facts = settle(passage, findings, roles);
    return {
      ...intents,
      commands: withCorrection(intents, facts),
      asks: readAsks(passage, text, { intents: read, findings, facts, context }),
      programmes: withLasting(passage, withDerived(intents, facts, context), context),
      facts,
      neededBy: readNeed(passage, context.today),
      ...places.read({ passage, people, mentions, roles, ellipsis, facts, context }),
      speaker: roles.speaker,
      relation: roles.relation,
      ...several,
      ...ellipsis,
      ...turnedTo(ellipsis.turnsTo),
      named: relationsOf(people),
      leavesOut: ellipsis.leavesOut && (intents.asks.length === 0 || asksVaguely),
    };
  };
}

function relationsOf(people: readonly PersonMention[]): string[] {
  return [...new Set(people.flatMap(({ relation }) => relation ?? []))];
}

/** What takes a fact back puts it right, whatever the words. */
function withCorrection({ commands }: StatedIntents, facts: readonly StatedFact[]): Command[] {
  const isCorrected = facts.some(({ retracts }) => retracts);
  return isCorrected ? [...new Set([...commands, 'correct' as const])] : commands;
}

function ofWhom(
  { turnsTo }: Pick<Understanding, 'turnsTo'>,
  context: UnderstandingContext,
): UnderstandingContext {
  return turnsTo === null ? context : { ...context, relation: turnsTo.relation };
}

/** Whom the talk turns to is whom it is about. */
function turnedTo(
  person: Understanding['turnsTo'],
): Partial<Pick<Understanding, 'speaker' | 'relation'>> {
  if (person === null) return {};
  const { relation } = person;
  return { speaker: relation === null ? 'self' : 'family', relation };
}

type StatedIntents = Omit<Intents, 'asksVaguely'>;

interface Situation {
  context: UnderstandingContext;
  intents: StatedIntents;
}

type FindFindings = (
  passage: Passage,
  people: readonly PersonMention[],
  situation: Situation,
) => Finding[];

function createFindingReader(lexicon: Lexicon, guards: Guards): FindFindings {
  const findFacts = createFactFinder(lexicon.facts, lexicon, guards);
  const findDisability = createDisabilityFinder(lexicon, guards);
  const findFamilySizes = createFamilyFinder(lexicon);
  const findMoney = createMoneyFinder(lexicon);
  const income = createIncomeReader(lexicon, guards);
  const findVehicles = createVehicleFinder(lexicon);
  const findHomes = createHomeFinder(lexicon);
  const readAnswer = createAnswerReader(lexicon);
  const readFollowUp = createFollowUpReader(lexicon);

  return (passage, people, { context, intents }) => {
    const { today, asking } = context;
    const sizes = findFamilySizes(passage, asking === 'familySize');
    const stated = findFacts(passage);
    const told = [
      ...findAges(passage, people, today),
      ...sizes,
      ...findDisability(passage),
      ...stated,
      ...findMoney(passage, {
        sizes: sizes.map(({ value }) => Number(value)),
        knownIncome: context.knownIncome,
      }),
      ...income.ratios(passage, {
        isAsked: asking !== null && ABOUT_INCOME.has(asking),
        isKnown: context.knownIncome === 'incomeRatio',
      }),
      ...income.rises(passage, { today, isExpected: expectsRise(context, intents, stated) }),
      ...findVehicles(passage, context.vehicles, asking === 'vehicles'),
      ...findHomes(passage, today),
      ...readFollowUp(passage, context),
    ];
    const found = withoutKeepers(withoutTakenBack(passage, told));
    const key = factKeyOf(asking);
    const isAnswered = found.some((it) => it.key === key && it.retracts !== true);
    if (isAnswered) return found;
    return [...found, ...readAnswer(passage, context, found)];
  };
}

/** 我73 说错了 72: only what was said last is meant. */
function withoutTakenBack({ text }: Passage, findings: readonly Finding[]): readonly Finding[] {
  if (!mayTakeBack(text)) return findings;
  return findings.filter(
    (it) => !findings.some((other) => other.key === it.key && takesPlaceOf(text, it, other)),
  );
}

/** 瘫了好几年 养不了他: it is who should keep him that is bedridden. */
function withoutKeepers(findings: readonly Finding[]): Finding[] {
  const keepers = findings.filter(({ key, value }) => key === 'supporters' && value === 'unable');
  return findings.filter(
    (it) => it.key !== 'selfCare' || !keepers.some((other) => overlaps(other, it)),
  );
}

/** 一倍半 answers any of them. */
const ABOUT_INCOME = new Set<Asking>([
  'incomeRatio',
  'localStandard',
  'monthlyIncome',
  'perCapitaIncome',
]);

/** Whether a job or a rent is told as the reason why the income rose. */
function expectsRise(
  { asking, receivingKnown, lastProgrammes }: UnderstandingContext,
  { programmes }: StatedIntents,
  stated: readonly Finding[],
): boolean {
  return (
    asking === 'incomeRiseReason' ||
    asking === 'incomeRoseOn' ||
    receivingKnown === true ||
    lastProgrammes.includes('phase_out_period') ||
    programmes.includes('phase_out_period') ||
    stated.some((it) => it.key === 'receivingAllowance' && it.value === true)
  );
}

/** Facts from which an existing 低保 is checked. */
const CHECKED = new Set<StatedFact['key']>([
  'vehicles',
  'homes',
  'businessRegistered',
  'pensionInsurance',
]);

/** What the facts show a message to be about, although it names no programme. */
function withDerived(
  { programmes, asks }: StatedIntents,
  facts: readonly StatedFact[],
  { receivingKnown }: UnderstandingContext,
): Intents['programmes'] {
  const says = (key: StatedFact['key'], value: unknown) =>
    facts.some((it) => it.key === key && it.value === value && it.retracts !== true);
  const named = new Set(programmes);
  const receives = receivingKnown === true || says('receivingAllowance', true);
  const rose = facts.some((it) => it.key === 'incomeRiseReason' || it.key === 'incomeRoseOn');
  if (receives && rose) named.add('phase_out_period');
  const isKept = asks.includes('cancellation');
  if (
    receives &&
    facts.some((it) => CHECKED.has(it.key) || (isKept && it.key === 'drawingPension'))
  )
    named.add('allowance_data_check');
  const wouldPay = says('hasSomeIncomeOrProperty', true) && says('wantsInstitution', true);
  if (wouldPay && says('supporters', 'none')) named.add('extreme_hardship_margin');
  const isAlone = says('supporters', 'none') && asks.includes('eligibility');
  if (named.size === 0 && isAlone) named.add('extreme_hardship_support');
  return [...named];
}

/** 那有好久嘛, after talk of a 渐退期: how long that lasts, and not how long an application takes. */
function createLastingEar({ cues, words }: Lexicon) {
  const lastsHowLong = compilePhrases(cues['lastsHowLong'], words);
  return (
    { clauses }: Passage,
    programmes: Intents['programmes'],
    { lastProgrammes }: UnderstandingContext,
  ): Intents['programmes'] => {
    const isOfPeriod = programmes.length === 0 && lastProgrammes.includes('phase_out_period');
    const asksIt = isOfPeriod && clauses.some(({ text }) => saysAny(lastsHowLong, text));
    return asksIt ? ['phase_out_period'] : programmes;
  };
}
