import { type Claim, textOf } from '../contracts/claims.ts';
import { fillTemplate } from '../shared/text.ts';

/** Fixed phrases and cards by `phrase:<key>` and `card:<id>`, as they read when they were said. */
export type Wordings = ReadonlyMap<string, string>;

/**
 * The answer once more, from its claims and the wordings of its day. A model's words are only
 * recorded: nothing makes them again.
 *
 * @throws {Error} when a wording is missing.
 */
export function recreateAnswer(claims: readonly Claim[], wordings: Wordings): string {
  return textOf(claims.map((claim) => ({ ...claim, text: textAgain(claim, wordings) })));
}

function textAgain({ text, wordedBy, support: [main] }: Claim, wordings: Wordings): string {
  if (wordedBy === 'model' || main === undefined) return text;
  switch (main.by) {
    case 'phrase':
      return fillTemplate(wordingOf(main, wordings), main.values);
    case 'card':
      return wordingOf(main, wordings);
    case 'tool':
    case 'earlier':
      return main.says;
    default:
      return text;
  }
}

type Worded = { by: 'phrase'; key: string } | { by: 'card'; id: string };

/** The name under which a wording is kept. */
export function wordingName(support: Worded): string {
  return support.by === 'phrase' ? `phrase:${support.key}` : `card:${support.id}`;
}

function wordingOf(support: Worded, wordings: Wordings): string {
  const words = wordings.get(wordingName(support));
  if (words === undefined) throw new Error(`No wording is kept for ${wordingName(support)}.`);
  return words;
}

/** The phrases and cards that claims are made of. */
export function wordingsIn(claims: readonly Claim[]): Worded[] {
  return claims.flatMap(({ wordedBy, support: [main] }) =>
    wordedBy === 'rules' && (main?.by === 'phrase' || main?.by === 'card') ? [main] : [],
  );
}
