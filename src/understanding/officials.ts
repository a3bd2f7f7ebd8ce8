import type { Lexicon } from '../knowledge/lexicon.ts';
import { compilePhrases, findAll, sourceOf } from './phrases.ts';

const OF_SPEAKER = /^(?:我|我们|俺|这[里边])/;

/** Whether somebody speaks as an official; 村干部说我不够格 and 找过村干部 only tell of one. */
export function createOfficialEar({
  cues,
  words,
}: Pick<Lexicon, 'cues' | 'words'>): (text: string) => boolean {
  const officials = compilePhrases(cues['officials'], words);
  const sources = (name: string) => (cues[name] ?? []).map((it) => sourceOf(it, words)).join('|');
  const toldBefore = new RegExp(`(?:${sources('officialToldBefore')})$`);
  const toldAfter = new RegExp(`^(?:${sources('officialToldAfter')})`);

  return (text) =>
    findAll(officials, text).some(({ start, end }) => {
      if (OF_SPEAKER.test(text.slice(start, end))) return true;
      const before = text.slice(Math.max(0, start - 8), start);
      return !toldBefore.test(before) && !toldAfter.test(text.slice(end, end + 8));
    });
}
