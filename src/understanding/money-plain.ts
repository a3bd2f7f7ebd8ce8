import { ofBoth } from './money-adding.ts';
import { isPlausible, type Kinds, kindBeside } from './money-kinds.ts';
import { hasStopped, isNothing, isOver } from './money-not-earned.ts';
import type { FindOwners } from './money-owners.ts';
import { type SpokenSum, sumsOf } from './money-sums.ts';
import type { Passage } from './passage.ts';

interface Readers {
  sizes: readonly number[];
  kinds: Kinds;
  findOwners: FindOwners;
}

/** What no word makes a standard, a debt or a cost; none where one is said to be all there is. */
export function plainSums(passage: Passage, { kinds, findOwners, sizes }: Readers): SpokenSum[] {
  const all = sumsOf(passage);
  const told = all.map((each) => {
    const sum = ofBoth(each, { sizes, isOnly: all.length === 1 });
    return { sum, kind: sum.isOfBoth ? 'earned' : kindBeside(kinds, sum) };
  });
  const isBeside =
    told.some(({ kind }) => kind === 'earned') || /进账|收入|工资|[挣赚]/.test(passage.text);
  if (told.some(({ kind }) => kind === 'sole')) return [];
  return told
    .filter(({ sum, kind }, at) => {
      if (isNothing(sum) || hasStopped(passage, sum) || isOver(passage, sum)) return false;
      if (kind !== undefined)
        return (
          kind === 'earned' ||
          (kind === 'total' &&
            isOfCouple(passage.text.slice(told[at - 1]?.sum.end ?? 0, sum.start), findOwners))
        );
      return sum.hasPeriod || (isBeside && isWageOf(sum, findOwners));
    })
    .map(({ sum }) => sum);
}

/** 俺两口子打零工合起来三千一, beside what others bring home. */
function isOfCouple(before: string, findOwners: FindOwners): boolean {
  return findOwners(before).at(-1)?.id === 'couple';
}

const COSTS = /[看治买花欠借交付给贷赔药吃]|住院/;

/** 老公做保安两千二 我打扫卫生一千六. */
function isWageOf(sum: SpokenSum, findOwners: FindOwners): boolean {
  const { clause, start } = sum;
  const before = clause.text.slice(0, start - clause.start);
  return findOwners(before).length > 0 && !COSTS.test(clause.text) && isPlausible(sum, 'each');
}
