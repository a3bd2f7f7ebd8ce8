import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../knowledge/lexicon.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { normaliseUtterance } from '../shared/text.ts';
import { createGuards } from './guards.ts';
import { createNeedReader } from './needs.ts';
import { passageReaderFor } from './passage.ts';

const lexicon = loadLexicon();
const readPassage = passageReaderFor(lexicon);
const readNeed = createNeedReader(lexicon, createGuards(lexicon));

/** Saturday. */
const TODAY = calendarDate('2026-11-21');
const needIn = (words: string) => readNeed(readPassage(normaliseUtterance(words)), TODAY);

describe('the day by which help is needed', () => {
  it.each([
    ['药周四吃完', '2026-11-26'],
    ['我妈的药，周四就吃完了', '2026-11-26'],
    ['米只够吃到后天', '2026-11-23'],
    ['房东让我月底前搬', '2026-11-30'],
    ['氧气瓶撑不到明天', '2026-11-21'],
    ['家里的米就够吃三天了', '2026-11-24'],
    ['奶粉明天就没了', '2026-11-22'],
    ['医院催礼拜三之前把钱交上', '2026-11-25'],
    ['限我五天内搬出去', '2026-11-26'],
    ['钱顶多撑到25号', '2026-11-25'],
    ['胰岛素后天用完', '2026-11-23'],
    ['下周二要透析 没钱', '2026-11-24'],
    ['低保停了 下个月就没饭吃了', '2026-12-01'],
    ['今晚没地方住', '2026-11-21'],
    ['最晚12月3号', '2026-12-03'],
    ['米缸见底了 两三天的口粮都没有 就剩两三天的米', '2026-11-23'],
    ['怕是熬不过今晚', '2026-11-21'],
  ])('of «%s» is %s', (words, on) => {
    expect(needIn(words)?.on).toBe(on);
  });

  it('comes with the words of need', () => {
    expect(needIn('我是如皋的，我妈的药周四吃完，咋办')?.words).toBe('我妈的药周四吃完');
    expect(needIn('药不多了，周四吃完')?.words).toBe('药不多了,周四吃完');
  });

  it('is the earliest of several', () => {
    expect(needIn('房东让我月底前搬，米后天就吃完了')?.on).toBe('2026-11-23');
  });

  it.each([
    '药上周四吃完的',
    '我周四吃完早饭就去',
    '周四上班吗',
    '低保金月底到账',
    '材料月底前要交吗',
    '办低保几天能批下来',
    '三天没吃饭了',
    '病了三个月了',
    '我星期一去过街道',
    '要是撑不到明天咋办',
    '以后天天都要吃药',
    '3号楼的老人没人管',
    '周一到周五要上班',
  ])('is not in «%s»', (words) => {
    expect(needIn(words)).toBeNull();
  });
});
