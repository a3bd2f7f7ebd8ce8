/** Stands for a letter that is not to be read. */
export const HIDDEN = '·';

const LONGEST_GROUP = 3;
/** So many letters at most stand between the two of a loose pair. */
const WIDEST_GAP = 4;
/** A group of sounds is told from one of letters by this mark. */
const SOUND = '~';
const NUMBER = '#';
const NUMERALS = new Set('零一二三四五六七八九十两百千万半几0123456789');

export type GroupCutter = (letters: string) => Set<string>;

/**
 * Groups of one to three neighbouring letters, `^` and `$` for the ends; pairs of letters that stand
 * close together; groups of two or three neighbouring sounds, any numeral one sound, so that what was
 * misheard or mistyped still counts; and what `besides` hears. Learning and reading must cut alike,
 * therefore both use this.
 *
 * @param sounds each character with the one that stands for all that sound like it.
 */
export function createGroupCutter(
  sounds: ReadonlyMap<string, string>,
  besides: (letters: string) => readonly string[] = () => [],
): GroupCutter {
  const soundOf = (letter: string) =>
    NUMERALS.has(letter) ? NUMBER : (sounds.get(letter) ?? letter);

  return (letters) => {
    const groups = new Set<string>(besides(letters));
    addGroups(groups, { text: `^${letters}$`, from: 1, mark: '' });
    addLoosePairs(groups, letters);
    addGroups(groups, { text: Array.from(letters, soundOf).join(''), from: 2, mark: SOUND });
    return groups;
  };
}

function addGroups(
  groups: Set<string>,
  { text, from, mark }: { text: string; from: number; mark: string },
): void {
  for (let start = 0; start < text.length; start += 1) {
    const most = Math.min(start + LONGEST_GROUP, text.length);
    for (let end = start + 1; end <= most && text[end - 1] !== HIDDEN; end += 1) {
      if (end - start >= from) groups.add(mark + text.slice(start, end));
    }
  }
}

function addLoosePairs(groups: Set<string>, letters: string): void {
  for (let first = 0; first < letters.length; first += 1) {
    if (letters[first] === HIDDEN) continue;
    const most = Math.min(first + 1 + WIDEST_GAP, letters.length - 1);
    for (let second = first + 2; second <= most; second += 1) {
      if (letters[second] !== HIDDEN) groups.add(`${letters[first]}_${letters[second]}`);
    }
  }
}
