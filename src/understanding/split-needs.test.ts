import { describe, expect, it } from 'vitest';
import { givenReaders } from '../../tests/support/listener.ts';
import { createRecallReader } from './recalls.ts';
import { createNeedSplitter } from './split-needs.ts';

const { lexicon, readPassage, readIntents, readAlone } = givenReaders();
const splitNeeds = createNeedSplitter(lexicon);
const readRecall = createRecallReader(lexicon);

function needsIn(words: string): string[] {
  const passage = readPassage(words);
  return splitNeeds(passage, readIntents(passage).programmes, readAlone);
}

describe('several needs in one breath', () => {
  it.each<{ words: string; needs: string[] }>([
    {
      words: '我问两个事 特困要什么手续 几天能批下来',
      needs: ['特困要什么手续', '几天能批下来'],
    },
    {
      words: '想帮我叔弄五保,一个是要带哪些证件,一个是去哪个窗口交',
      needs: ['要带哪些证件', '去哪个窗口交'],
    },
    {
      words: '低保多久核查一次 另外公租房归谁管',
      needs: ['低保多久核查一次', '公租房归谁管'],
    },
    {
      words: '临时救助怎么申请 残疾人补贴在哪里领',
      needs: ['临时救助怎么申请', '残疾人补贴在哪里领'],
    },
    {
      words: '五保要交哪些材料 多久能下来 还有临时救助归谁管',
      needs: ['五保要交哪些材料', '多久能下来', '临时救助归谁管'],
    },
    {
      words: '有三件事 孩子助学金怎么申请 屋顶漏雨没钱修 我想找份工作',
      needs: ['孩子助学金怎么申请', '屋顶漏雨没钱修', '我想找份工作'],
    },
    {
      words: '两件事麻烦你 我爸腿脚不便一个人住 有没有人上门照顾 再有就是低保要不要开会评议',
      needs: ['我爸腿脚不便一个人住 有没有人上门照顾', '低保要不要开会评议'],
    },
    {
      words: '我大伯想吃五保 去哪里交材料 多少天能批',
      needs: ['我大伯想吃五保 去哪里交材料', '多少天能批'],
    },
    {
      words: '残疾人补贴怎么申请 还有没有人上门护理',
      needs: ['残疾人补贴怎么申请', '还有没有人上门护理'],
    },
  ])('are told apart: $words', ({ words, needs }) => {
    expect(needsIn(words)).toEqual(needs);
  });

  it.each([
    '家里还有两个娃要养 能不能办低保',
    '我妈瘫在床上 没有收入 特困怎么办理',
    '办低保要带什么 要不要照片',
    '你不答应我就去投诉 你写上低保六个月就行',
  ])('are not made of a single one: %s', (words) => {
    expect(needsIn(words).length).toBeLessThan(2);
  });
});

describe('coming back to one of several needs', () => {
  it.each([
    ['第二样你再讲讲', { by: 'number', at: 1 }],
    ['最后一件呢', { by: 'number', at: -1 }],
    ['上面那两样你还没答我', { by: 'rest' }],
    ['剩下的呢', { by: 'rest' }],
    ['修房子那桩你漏了', { by: 'words' }],
    ['助学金呢', { by: 'words' }],
    ['我家四口人', null],
  ])('%s', (words, recall) => {
    expect(readRecall(readPassage(words))).toEqual(recall);
  });
});
