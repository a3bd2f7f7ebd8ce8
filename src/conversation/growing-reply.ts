import { textOf } from '../contracts/claims.ts';
import type { OnGrowth } from './answerers/answerer.ts';
import { type VerifyNeeds, verify } from './steps/verify.ts';
import type { Draft, Turn } from './turn.ts';

/** Is given the text of a model's reply so far, from its beginning, each time that more of it may be shown. */
export type ShowText = (soFar: string) => void;

export interface GrowingReply {
  /** Absent where nothing may be shown before the reply is whole. */
  onGrowth: OnGrowth | undefined;
  /** Nothing that is still being checked is shown any more. */
  end(): void;
}

/**
 * Decides what of a reply may be seen while a model writes it: what would pass every lock if it were the whole
 * reply. In danger and in an emergency nothing: there the rules speak, at once.
 */
export function createGrowingReply(
  turn: Turn,
  needs: VerifyNeeds,
  show: ShowText | undefined,
): GrowingReply {
  let isOver = false;
  let checked: Promise<void> = Promise.resolve();
  const isPressing = turn.triage.danger !== null || turn.triage.urgent;

  return {
    onGrowth: show === undefined || isPressing ? undefined : onGrowth,
    end() {
      isOver = true;
    },
  };

  /** One after the other; what fails here fails again in the step that verifies, which tells of it. */
  function onGrowth(readSoFar: () => Promise<Draft | null>): void {
    checked = checked.then(() => check(readSoFar)).catch(() => undefined);
  }

  async function check(readSoFar: () => Promise<Draft | null>): Promise<void> {
    const soFar = isOver ? null : await readSoFar();
    if (soFar === null) return;
    const { draft, breaches } = await verify(turn, soFar, needs);
    if (!isOver && breaches.length === 0 && isInForce(draft)) showWords(draft, show);
  }
}

/** That a document's time is over is said below the whole reply: its words are not seen without that. */
const isInForce = ({ citations }: Draft) => citations.every(({ status }) => status === 'in_force');

/** The rules' own words are there at once: only a model's are shown before the reply is stored. */
export function showWords({ claims, generatedBy }: Draft, show: ShowText | undefined): void {
  if (generatedBy === 'model') show?.(textOf(claims));
}
