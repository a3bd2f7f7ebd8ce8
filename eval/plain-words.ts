import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

const jieba = Jieba.withDict(dict);

/** As jieba cuts by default: its own dictionary, unknown words guessed, nothing left out but marks. */
export function jiebaWords(text: string): string[] {
  return jieba.cut(text.toLowerCase(), true).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** Two neighbouring Chinese characters each, as Lucene's CJK analysis does; other words whole. */
export function characterPairs(text: string): string[] {
  const runs =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? [];
  return runs.flatMap((run) => (/^\p{Script=Han}{2,}$/u.test(run) ? pairsOf(run) : [run]));
}

function pairsOf(run: string): string[] {
  return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
}
