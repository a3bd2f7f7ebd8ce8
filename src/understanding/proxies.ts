import type { Lexicon } from '../knowledge/lexicon.ts';
import type { Passage } from './passage.ts';
import type { PersonMention } from './people.ts';
import { type Span, sourceOf } from './phrases.ts';

/** 爸妈想办低保. */
const WISHES =
  /^(?:们|也|都|俩|两个)?(?:想|要|能不能|可不可以)(?:申请|办|吃|评|享受)(?:个|上)?(?:低保|特困|五保|单人保|救助)/;
/** 电话13812345678 是俺儿的 names whose it is, 是我妈的事 whom it is about. */
const OWNS = /^的(?:$|[,。;!?\s])/;

/** For whom the speaker asks: 替我妈问, 是我妹的事, 给她办. */
export function createProxyFinder({ cues, words }: Pick<Lexicon, 'cues' | 'words'>) {
  const sources = (name: string) => (cues[name] ?? []).map((it) => sourceOf(it, words)).join('|');
  const before = new RegExp(`(?:${sources('proxyBefore')})(?:一个|一位|个|位)?$`);
  const giveTo = /(?:给|为|帮|关于|打听)$/;
  const isIt = /(?:^|[,。;!?\s]|说的|问的|要办的|病人|残疾的)是$/;
  const after = new RegExp(`^[^,。;!?\\s]{0,5}?(?:${sources('proxyAfter')})`);

  return ({ passage, people }: { passage: Passage; people: readonly PersonMention[] }) =>
    people.find((it) => {
      if (it.id === 'self' || isOnlyConsulted(passage, it) || isFed(passage, it)) return false;
      const lead = passage.text.slice(Math.max(0, it.start - 6), it.start);
      const rest = passage.text.slice(it.end, it.end + 10);
      if ((isIt.test(lead) && !OWNS.test(rest)) || WISHES.test(rest)) return true;
      if (giveTo.test(lead)) return after.test(rest);
      return before.test(lead);
    });
}

/** 是我爸烧饭给他吃: who is fed is asked for by nobody. */
function isFed({ text }: Passage, { start, end }: Span): boolean {
  return (
    /(?:饭|菜|粥|面|药|汤|东西)给$/.test(text.slice(Math.max(0, start - 3), start)) &&
    /^[吃喝]/.test(text.slice(end))
  );
}

/** 我问问俺男人: who knows is asked at home, and nothing is asked for them. */
function isOnlyConsulted({ text }: Passage, { start, end }: Span): boolean {
  const isByMe = /[我俺](?:先|得|要|去|回去|回头|再|这就)*问(?:问|一?下|哈|一声)$/;
  const isAll = /^(?:去|看看|看|再说|再讲|哈|吧|啊|先|[,。;!?\s])*$/;
  return isByMe.test(text.slice(Math.max(0, start - 12), start)) && isAll.test(text.slice(end));
}
