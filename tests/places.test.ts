import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadGazetteer, type PlaceResolution } from '../src/knowledge/places.ts';
import { readPlaceSources } from '../src/knowledge/places-rules.ts';
import { parsePlaceTable } from '../src/knowledge/places-table.ts';

const binding = ['320682', '320600', '340321', '500117005'];
const gazetteer = loadGazetteer();
const sources = readPlaceSources();
const { divisions } = parsePlaceTable(sources.divisions);

const summary = (resolution: PlaceResolution) =>
  resolution.kind === 'found' ? resolution.place.path : resolution.kind;
const named = (sentence: string) =>
  gazetteer.mentions(sentence, binding).map(({ resolution }) => summary(resolution));

describe('the table of divisions', () => {
  it('has every level', () => {
    const count = (level: string) =>
      divisions.filter((division) => division.level === level).length;

    expect(count('province')).toBe(34);
    expect(count('city')).toBeGreaterThan(330);
    expect(count('county')).toBeGreaterThan(2900);
    expect(count('street')).toBeGreaterThan(41_000);
  });

  it('has no placeholder in any path', () => {
    const bad = divisions.filter(({ name }) => /^(市辖区|县)$|直辖县级/.test(name));

    expect(bad).toEqual([]);
  });

  it('finds every division again by its full path', () => {
    fc.assert(
      fc.property(fc.constantFrom(...divisions), ({ code }) => {
        const path = gazetteer.find(code)?.path ?? '';
        const resolution = gazetteer.resolve(path, []);
        const candidates =
          resolution.kind === 'found'
            ? [resolution.place]
            : 'candidates' in resolution
              ? resolution.candidates
              : [];
        expect(candidates.map((place) => place.path)).toContain(path);
      }),
      { numRuns: 400, seed: 12_345 },
    );
  });

  it('finds every division in a sentence, whatever stands around its path', () => {
    const counties = divisions.filter(({ level }) => level === 'county');
    fc.assert(
      fc.property(fc.constantFrom(...counties), ({ code }) => {
        const path = gazetteer.find(code)?.path ?? '';
        const [mention] = gazetteer.mentions(`你好，我是${path}的，想问低保`, binding);
        expect(mention?.words).toBe(path);
      }),
      { numRuns: 400, seed: 12_345 },
    );
  });

  it('names ladders whose every step is in the table', () => {
    fc.assert(
      fc.property(fc.constantFrom(...divisions), ({ code }) => {
        const ladder = gazetteer.ladder(code);
        expect(ladder[0]).toBe(code);
        expect(ladder.every((step) => gazetteer.find(step) !== undefined)).toBe(true);
      }),
      { numRuns: 300, seed: 12_345 },
    );
  });

  it('marks every mention by its own words, in order and apart', () => {
    const pieces = [
      '如皋',
      '南通市',
      '的',
      '草街',
      '和平',
      '通州',
      '我',
      '在',
      '津贴',
      '镇',
      '，',
      '海安',
      '县',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (words) => {
        const sentence = words.join('');
        let end = 0;
        for (const mention of gazetteer.mentions(sentence, binding)) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(sentence.slice(mention.start, mention.end)).toBe(mention.words);
          end = mention.end;
        }
      }),
      { numRuns: 300, seed: 12_345 },
    );
  });
});

describe('names that people use', () => {
  it.each([
    ['通州', '江苏省南通市通州区'],
    ['南通启东', '江苏省南通市启东市'],
    ['崇川', '江苏省南通市崇川区'],
    ['港闸区', '江苏省南通市崇川区'],
    ['海门市', '江苏省南通市海门区'],
    ['搬经', '江苏省南通市如皋市搬经镇'],
    ['白蒲', '江苏省南通市如皋市白蒲镇'],
    ['长江镇', '江苏省南通市如皋市长江镇'],
    ['城南街道', '江苏省南通市如皋市'],
    ['南通开发区', '江苏省南通市南通经济技术开发区'],
    ['如皋高新区', '江苏省南通市如皋市如皋高新技术产业开发区'],
    ['怀远', '安徽省蚌埠市怀远县'],
    ['草街', '重庆市合川区草街街道'],
    ['合川', '重庆市合川区'],
    ['恩施', '湖北省恩施土家族苗族自治州'],
    ['内蒙', '内蒙古自治区'],
    ['东莞虎门', '广东省东莞市虎门镇'],
    ['长沙', '湖南省长沙市'],
    ['朝阳', 'ambiguous'],
    ['鼓楼区', 'ambiguous'],
    ['火星村', 'unknown'],
  ])('resolves %s', (...[text, expected]) => {
    expect(summary(gazetteer.resolve(text, binding))).toBe(expected);
  });
});

describe('sentences', () => {
  it.each([
    ['今天津贴发了没'],
    ['每月护理津贴多少'],
    ['比如东西坏了咋办'],
    ['指南通知在哪看'],
    ['校长春节来慰问过'],
    ['我叫李怀远'],
    ['和平年代 全家平安 幸福生活'],
    ['大连续三个月没发'],
    ['区和县的标准一样吗'],
    ['我和田大姐都问过'],
    ['惠民政策有哪些'],
    ['二甲医院看病能报吗'],
    ['国家给建设补助吗'],
    ['一定安排好'],
    ['公安来过了 民权也要讲'],
    ['我们镇上 新城镇居民'],
    ['户籍地城镇救助'],
    ['住如皋路12号'],
    ['芳草街和青草街街道'],
  ])('names no place: %s', (sentence) => {
    expect(named(sentence)).toEqual([]);
  });

  it.each([
    ['救济南通有没有', ['江苏省南通市']],
    ['规定南通的', ['江苏省南通市']],
    ['我安徽的在南通打工', ['安徽省', '江苏省南通市']],
    ['我如皋搬经的', ['江苏省南通市如皋市搬经镇']],
    ['我怀远县城关镇的', ['安徽省蚌埠市怀远县']],
    ['我是草街镇的', ['重庆市合川区草街街道']],
    ['俺怀远古城的', ['安徽省蚌埠市怀远县古城镇']],
    ['通州的 是南通通州', ['江苏省南通市通州区', '江苏省南通市通州区']],
    ['户口在北京朝阳 人在海安', ['北京市朝阳区', '江苏省南通市海安市']],
    ['鼓楼区的', ['ambiguous']],
  ])('names places: %s', (...[sentence, expected]) => {
    expect(named(sentence)).toEqual(expected);
  });
});

describe('the lists', () => {
  it('put every extra place into a division that exists, with its source', () => {
    for (const { within, source } of sources.extra) {
      expect(gazetteer.find(within), within).toBeDefined();
      expect(source).not.toBe('');
    }
  });

  it('call no name both an everyday word and a place', () => {
    const both = sources.rules.placeNames.filter((name) => sources.rules.everyday.includes(name));

    expect(both).toEqual([]);
  });
});
