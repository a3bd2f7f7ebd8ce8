import { describe, expect, it } from 'vitest';
import { createGazetteer, type PlaceResolution } from './places.ts';
import type { PlaceSources } from './places-rules.ts';

/** An invented country: two counties named 通州, a town and a city named 长沙. */
const sources: PlaceSources = {
  divisions: [
    '11北京市',
    '110112通州区 001潞城街道',
    '15内蒙古自治区',
    '32江苏省',
    '3206南通市',
    '320612通州区 001金沙街道 102兴仁镇',
    '320623如东县 103长沙镇 113河口镇',
    '320671南通经济技术开发区 001竹行街道',
    '320682如皋市 104丁堰镇 111长江镇',
    '320685海安市 100海安镇 101城东镇',
    '43湖南省',
    '4301长沙市',
    '430121长沙县 100城东镇',
    '50重庆市',
    '500117合川区 005草街街道 002钓鱼城街道',
    '51四川省',
    '5101成都市',
    '510107武侯区 061芳草街街道',
    '5132阿坝藏族羌族自治州',
    '63青海省',
    '632324河南蒙古族自治县',
    '41河南省',
  ].join('\n'),
  rules: {
    source: '',
    ethnicities: ['蒙古', '藏', '羌'],
    shortNames: {},
    everyday: ['河口'],
    placeNames: [],
    notBefore: ['路', '大桥'],
    exceptBefore: ['路过'],
    freeBefore: '的在我住是',
    freeAfter: ['的', '这'],
    lookAlikes: { 皋: '泉' },
    surnames: '李王',
    tails: ['办事处'],
    belowNames: ['村'],
  },
  extra: [{ name: '城南街道', within: '320682', source: '' }],
  words: new Map([
    ...(['比如', '东西', '越南', '长江', '百姓'].map((word) => [word, 9]) as [string, number][]),
    ['我', 4],
    ['的', 4],
    ['在', 4],
  ]),
  sounds: new Map([
    ['皋', ['gao']],
    ['高', ['gao']],
  ]),
};
const binding = ['320600', '500117005'];
const gazetteer = createGazetteer(sources);

const codes = (resolution: PlaceResolution) => {
  if (resolution.kind === 'found') return resolution.place.code;
  return resolution.kind === 'unknown' ? 'unknown' : resolution.candidates.map(({ code }) => code);
};
const mentions = (sentence: string) =>
  gazetteer
    .mentions(sentence, binding)
    .map(({ words, resolution }) => [words, codes(resolution)].flat().join(' '));

describe('find and ladder', () => {
  it('writes the path without placeholder levels', () => {
    expect(gazetteer.find('500117005')).toEqual({
      code: '500117005',
      name: '草街街道',
      path: '重庆市合川区草街街道',
    });
  });

  it('lists a division and everything above it, nearest first', () => {
    expect(gazetteer.ladder('500117005')).toEqual(['500117005', '500117', '500000']);
    expect(gazetteer.ladder('320682')).toEqual(['320682', '320600', '320000']);
  });

  it('knows nothing of a code that the table lacks', () => {
    expect(gazetteer.find('999999')).toBeUndefined();
    expect(gazetteer.ladder('999999')).toEqual([]);
  });
});

describe('resolve', () => {
  it.each([
    ['a code', '320682', '320682'],
    ['the code of a village, by its street', '500117005201', '500117005'],
    ['a full path', '江苏省南通市如皋市', '320682'],
    ['a path with spaces', '江苏省 南通市 如皋市', '320682'],
    ['a partial path', '江苏如皋', '320682'],
    ['a path of short names', '合川草街', '500117005'],
    ['a short name', '如皋', '320682'],
    ['the name of a town', '丁堰镇', '320682104'],
    ['the short name of a town', '丁堰', '320682104'],
    ['an everyday word that is a name', '长江', '320682111'],
    ['a short name of a zone', '南通开发区', '320671'],
    ['the name before a county became a city', '海安县', '320685'],
    ['an autonomous prefecture', '阿坝', '513200'],
    ['an autonomous region', '内蒙古', '150000'],
    ['a name with its office', '草街街道办事处', '500117005'],
    ['a village by the street that contains it', '合川区草街街道古圣村', '500117005'],
    ['a name the table lacks by the division that contains it', '如皋市城南街道', '320682'],
  ])('takes %s', (...[, text, code]) => {
    expect(codes(gazetteer.resolve(text, binding))).toBe(code);
  });

  it.each([
    ['芳草街街道', '510107061'],
    ['芳草街', '510107061'],
    ['青草街', 'unknown'],
    ['草街街道芳草', 'unknown'],
    ['钓鱼城街道', '500117002'],
    ['火星', 'unknown'],
    ['', 'unknown'],
  ])('matches whole divisions: %s', (...[text, code]) => {
    expect(codes(gazetteer.resolve(text, binding))).toBe(code);
  });

  it('takes an ambiguous name as the only division that a document binds', () => {
    expect(codes(gazetteer.resolve('通州', binding))).toBe('320612');
    expect(codes(gazetteer.resolve('通州区', binding))).toBe('320612');
  });

  it('leaves an ambiguous name open when nothing or too much binds', () => {
    expect(codes(gazetteer.resolve('通州', []))).toEqual(['110112', '320612']);
    expect(codes(gazetteer.resolve('城东镇', ['320600', '430000']))).toEqual([
      '320685101',
      '430121100',
    ]);
  });

  it('takes a city before a town of its name that a document binds', () => {
    expect(codes(gazetteer.resolve('长沙', binding))).toBe('430100');
  });

  it('takes a province before a county of its name', () => {
    expect(codes(gazetteer.resolve('河南', binding))).toBe('410000');
  });

  it('takes a division before the one of its name inside it', () => {
    expect(codes(gazetteer.resolve('海安', binding))).toBe('320685');
  });
});

describe('mentions', () => {
  it('says where the words stand', () => {
    expect(gazetteer.mentions('我住如皋丁堰镇的', binding)).toMatchObject([
      { words: '如皋丁堰镇', start: 2, end: 7, resolution: { place: { code: '320682104' } } },
    ]);
  });

  it.each([
    ['joins steps of one path', '我是合川的草街的', ['合川的草街 500117005']],
    [
      'keeps places apart that do not contain each other',
      '湖南的在南通',
      ['湖南 430000', '南通 320600'],
    ],
    ['takes a short name of a town that a document binds', '我丁堰的', ['丁堰 320682104']],
    ['takes no short name of a town that nothing binds', '我芳草街的', []],
    ['takes it beside what contains it', '成都芳草街', ['成都芳草街 510107061']],
    ['takes no everyday word', '长江的', []],
    ['takes an everyday word beside its own county', '如皋长江的', ['如皋长江 320682111']],
    ['takes an everyday word with its suffix', '我河口镇的', ['河口镇 320623113']],
    ['cuts words where they end', '比如东西', []],
    ['takes no part of another name', '青草街街道', []],
    ['takes no street named after a place', '我住如皋路', []],
    ['takes a place that one passes', '我如皋路过', ['如皋 320682']],
    ['takes a name misspelt by its sound', '我是如高的', ['如高 320682']],
    ['takes a name misspelt by its look', '我如泉丁堰镇', ['如泉丁堰镇 320682104']],
    ['takes no part of a word for a misspelt name', '比如高的', []],
    ['takes the town of the county town', '如皋市城丁堰镇', ['如皋市城丁堰镇 320682104']],
    ['takes no name of a person', '我是李如皋', []],
    ['leaves a town that the table lacks to its county', '如皋市城东镇', ['如皋市城东镇 320682']],
    ['takes the name before a county became a city', '海安县的', ['海安县 320685']],
  ])('%s', (...[, sentence, expected]) => {
    expect(mentions(sentence)).toEqual(expected);
  });

  it('finds nothing in an empty sentence', () => {
    expect(mentions('')).toEqual([]);
  });
});
