import { loadTriagePhrases } from '../../src/knowledge/phrases.ts';
import { normaliseUtterance } from '../../src/shared/text.ts';
import { createTriage } from '../../src/triage/triage.ts';
import { generateOrdinary } from './generate-ordinary.ts';

const OF_EACH = 100;

export interface OrdinaryScore {
  subject: string;
  sentences: number;
  /** Taken for a clear danger. */
  danger: string[];
  /** Taken for an emergency. */
  urgent: string[];
}

/** By subject: which ordinary sentences raise an alarm. */
export function scoreOrdinary(): OrdinaryScore[] {
  const { triage } = createTriage(loadTriagePhrases());
  const scores = new Map<string, OrdinaryScore>();
  for (const { subject, text } of generateOrdinary(OF_EACH)) {
    const score = scores.get(subject) ?? { subject, sentences: 0, danger: [], urgent: [] };
    scores.set(subject, score);
    score.sentences += 1;
    const found = triage(normaliseUtterance(text));
    if (found.danger?.certainty === 'clear') score.danger.push(text);
    if (found.urgent) score.urgent.push(text);
  }
  return [...scores.values()];
}

/** False alarms among all, as a share. */
export function falseAlarmRate(scores: readonly OrdinaryScore[], of: 'danger' | 'urgent'): number {
  const alarms = scores.reduce((sum, score) => sum + score[of].length, 0);
  return alarms / scores.reduce((sum, { sentences }) => sum + sentences, 0);
}

/** Prints false alarms by subject, then each of them. */
export function printOrdinary(): void {
  const scores = scoreOrdinary();
  console.table(
    scores.map(({ subject, sentences, danger, urgent }) => ({
      subject,
      sentences,
      'false danger': danger.length,
      'false emergency': urgent.length,
    })),
  );
  for (const of of ['danger', 'urgent'] as const) {
    console.log(`${of}: ${(100 * falseAlarmRate(scores, of)).toFixed(2)} % false alarms`);
    for (const text of scores.flatMap((score) => score[of])) console.log(`  ${text}`);
  }
}
