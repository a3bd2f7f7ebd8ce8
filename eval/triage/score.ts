import type { Triage } from '../../src/triage/signs.ts';
import type { LabelledSentence } from './labelled.ts';

export interface Score {
  recall: number;
  precision: number;
  /** False alarms among the sentences that have none. */
  falseAlarmRate: number;
  missed: string[];
  falseAlarms: string[];
}

export interface TriageScore {
  danger: Score;
  emergency: Score;
  cause: { wrong: string[] };
}

/** A danger counts when it is clear. An emergency beside a clear danger is neither right nor wrong. */
export function scoreTriage(
  sentences: readonly LabelledSentence[],
  triage: (text: string) => Triage,
): TriageScore {
  const read = sentences.map((sentence) => ({ sentence, found: triage(sentence.text) }));
  const isDanger = ({ danger, certainty }: LabelledSentence) =>
    danger !== null && certainty !== 'ask';
  const counted = read.filter(
    ({ sentence }) =>
      sentence.urgent === true || (sentence.urgent === false && !isDanger(sentence)),
  );

  return {
    danger: scoreOf(
      read
        .filter(({ sentence }) => !sentence.open)
        .map(({ sentence, found }) => ({
          text: sentence.text,
          wanted: isDanger(sentence),
          got: found.danger?.certainty === 'clear',
        })),
    ),
    emergency: scoreOf(
      counted.map(({ sentence, found }) => ({
        text: sentence.text,
        wanted: sentence.urgent === true,
        got: found.urgent,
      })),
    ),
    cause: {
      wrong: read
        .filter(({ sentence }) => sentence.cause !== undefined)
        .filter(({ sentence, found }) => sentence.cause !== (found.cause?.event ?? null))
        .map(({ sentence }) => sentence.text),
    },
  };
}

function scoreOf(answers: readonly { text: string; wanted: boolean; got: boolean }[]): Score {
  const count = (wanted: boolean, got: boolean) =>
    answers.filter((answer) => answer.wanted === wanted && answer.got === got);
  const right = count(true, true).length;
  const missed = count(true, false);
  const falseAlarms = count(false, true);
  const quiet = count(false, false).length;
  return {
    recall: ratio(right, missed.length),
    precision: ratio(right, falseAlarms.length),
    falseAlarmRate: 1 - ratio(quiet, falseAlarms.length),
    missed: missed.map((answer) => answer.text),
    falseAlarms: falseAlarms.map((answer) => answer.text),
  };
}

/** 1 when there was nothing to get right. */
function ratio(good: number, bad: number): number {
  return good + bad === 0 ? 1 : good / (good + bad);
}
