import type { Question } from './question.ts';

/** Why a clause was found, in short Chinese phrases for people who judge it. */
export function explainHit(
  question: Question,
  hit: {
    matched: readonly string[];
    isNear: boolean;
    heading: string;
    ask?: string | undefined;
    expired: boolean;
  },
): string[] {
  const words = outermost(hit.matched);
  const inHeading = words.filter((word) => hit.heading.includes(word));
  const matched = new Set(hit.matched);
  const widened = question.widened.filter(({ words: law }) =>
    law.some((concept) => [...matched].some((word) => word.length > 1 && concept.includes(word))),
  );
  return [
    ...(words.length > 0 ? [`词语相符：${words.slice(0, 8).join('、')}`] : []),
    ...(hit.isNear ? ['意思相近'] : []),
    ...(words.length === 0 && !hit.isNear ? ['只有个别字相符'] : []),
    ...question.misheard.map(({ said, meant }) => `“${said}”按读音当作“${meant}”`),
    ...widened.slice(0, 3).map(({ why }) => why),
    ...(hit.ask === undefined ? [] : [`与“${hit.ask}”问法相近`]),
    ...(inHeading.length > 0 ? [`标题相符：${inHeading.slice(0, 4).join('、')}`] : []),
    ...(hit.expired ? ['本条所定期间已过'] : []),
  ];
}

/** Without the shorter words inside a longer one that matched as well; the longest first. */
function outermost(words: readonly string[]): string[] {
  const longestFirst = words.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return longestFirst.filter(
    (word, index) => !longestFirst.slice(0, index).some((longer) => longer.includes(word)),
  );
}
