import { describe, expect, it } from 'vitest';
import type { SufficiencyRules } from '../knowledge/evidence.ts';
import type { Silence } from '../knowledge/matters/matter-reader.ts';
import type { Widened } from '../knowledge/terms-desk.ts';
import { answersElsewhere, type JudgedHit, judgeSufficiency } from './sufficiency.ts';

const rules: SufficiencyRules = {
  thresholds: {
    consideredHits: 3,
    shareOfBest: 0.3,
    leastCoverage: 0.2,
    leastCoverageWithTerm: 0.05,
  },
  silence: {
    bias: -1,
    byVotes: 2,
    byWording: 0.5,
    byParticular: 0.5,
    byRule: 2.5,
    least: 0,
    doubt: -1,
  },
  neverSilent: ['emergency_temporary_aid'],
  departments: [{ name: '公积金中心', ask: [/公积金/u], unless: [/低保/u] }],
  needs: [
    { name: '金额', ask: [/多少钱/u], unless: [], evidence: /\d+元/u, sameTopic: false },
    { name: '天数', ask: [/几天/u], unless: [], evidence: /\d+个工作日/u, sameTopic: true },
  ],
};
const term = (words: string[], more: Partial<Widened> = {}): Widened => ({
  term: words[0] ?? '',
  words,
  covers: [],
  decisive: false,
  programmes: [],
  why: '',
  ...more,
});
const hit = (text: string, coverage = 0.5): JudgedHit => ({
  heading: '',
  text,
  score: 1,
  coverage,
});
const allowance = term(['低保'], { programmes: ['subsistence_allowance'] });
const verdictOf = (text: string, widened: Widened[], hits: JudgedHit[]) =>
  judgeSufficiency({ text, widened, hits }, rules).verdict;

describe('judgeSufficiency', () => {
  it('answers what a hit treats', () => {
    expect(verdictOf('低保怎么办', [allowance], [hit('低保由街道受理。')])).toBe('answerable');
  });

  it('does not take a topic for an amount', () => {
    expect(verdictOf('低保多少钱', [allowance], [hit('低保标准每年调整。')])).toBe(
      'not_in_documents',
    );
  });

  it("does not take another programme's days for this one's", () => {
    const hits = [hit('临时救助不得超过3个工作日。低保由街道受理。')];

    expect(verdictOf('低保几天批', [allowance], hits)).toBe('not_in_documents');
  });

  it('answers partly when one of two things is there', () => {
    const hits = [hit('低保在20个工作日内办理。')];

    expect(verdictOf('低保几天批，多少钱', [allowance], hits)).toBe('partly');
  });

  it('refuses a decisive matter that no hit treats', () => {
    const car = term(['车辆比对'], { decisive: true });

    expect(verdictOf('有车能吃低保吗', [allowance, car], [hit('低保由街道受理。')])).toBe(
      'not_in_documents',
    );
  });

  it('never refuses who is in need now for a side matter', () => {
    const roof = term(['危房改造'], { decisive: true });
    const urgent = term(['临时救助'], { programmes: ['emergency_temporary_aid'] });

    expect(verdictOf('房子塌了没处住', [roof, urgent], [hit('给予临时救助。')])).toBe('partly');
  });

  it('says that only another region has it, and no word of that region', () => {
    const judged = judgeSufficiency(
      { text: '低保多少钱', widened: [allowance], hits: [], elsewhere: true },
      rules,
    );

    expect(judged.verdict).toBe('another_region_only');
    expect(judged.reasons.join()).not.toContain('元');
  });

  it('knows a matter of another department, unless it is one of ours', () => {
    expect(verdictOf('公积金怎么取', [], [])).toBe('another_department');
    expect(verdictOf('公积金算不算低保收入', [allowance], [hit('低保收入的计算。')])).toBe(
      'answerable',
    );
  });

  it('refuses when too little of the question is covered', () => {
    expect(verdictOf('天上有几颗星', [], [hit('低保由街道受理。', 0.1)])).toBe('not_in_documents');
  });
});

describe('answersElsewhere', () => {
  it('is yes when one other region answers', () => {
    const asked = { text: '低保多少钱', widened: [allowance] };

    expect(answersElsewhere(asked, [[hit('低保。')], [hit('低保每月650元。')]], rules)).toBe(true);
    expect(answersElsewhere(asked, [[hit('低保。')]], rules)).toBe(false);
  });
});

describe('judgeSufficiency, where others asked so before', () => {
  const hits = [hit('低保由街道受理。')];
  const silence = (votes: number): Silence => ({
    votes,
    wording: votes,
    particular: votes,
    lacks: 'list',
  });
  const judge = (text: string, votes: number, found = hits) =>
    judgeSufficiency({ text, widened: [allowance], hits: found, silence: silence(votes) }, rules);

  it('refuses what nothing answered for those who asked alike', () => {
    expect(judge('低保要哪几样', 0.95).verdict).toBe('not_in_documents');
  });

  it('answers partly what the rules miss and others were answered', () => {
    const { verdict, silentOn } = judge('低保多少钱', 0.05);

    expect(verdict).toBe('partly');
    expect(silentOn).toEqual(['金额']);
  });

  it('answers with a doubt what nearly so asked was in vain', () => {
    const { verdict, isDoubtful } = judge('低保要哪几样', 0.5);

    expect(verdict).toBe('answerable');
    expect(isDoubtful).toBe(true);
    expect(judge('低保要哪几样', 0.05).isDoubtful).toBe(false);
  });

  it('keeps its refusal where others were refused too', () => {
    expect(judge('低保多少钱', 0.9).verdict).toBe('not_in_documents');
  });

  it('sends to another department what others were sent there with', () => {
    const asked = { text: '社保卡丢了', widened: [allowance], hits };
    const lost = { ...silence(0.95), lacks: 'department' as const };

    expect(judgeSufficiency({ ...asked, silence: lost }, rules).verdict).toBe('another_department');
  });

  it('leaves a matter of another department there, however others asked, unless it names an aid', () => {
    const asked = { text: '公积金怎么取', hits, silence: silence(0.02) };

    expect(judgeSufficiency({ ...asked, widened: [] }, rules).verdict).toBe('another_department');
    expect(judgeSufficiency({ ...asked, widened: [allowance] }, rules).verdict).toBe('partly');
  });

  it('never refuses outright who may be in need now', () => {
    const urgent = term(['临时救助'], { programmes: ['emergency_temporary_aid'] });
    const found = [hit('给予临时救助。')];
    const unsure = { ...silence(0.95), particular: 0.1 };
    const asked = { text: '救急', widened: [urgent], hits: found, silence: unsure };

    expect(judgeSufficiency(asked, rules).verdict).toBe('answerable');
  });

  it('says that an amount is written nowhere, also of help in need', () => {
    const urgent = term(['临时救助'], { programmes: ['emergency_temporary_aid'] });
    const found = [hit('给予临时救助。')];
    const asked = { text: '救急能拿哪几样', widened: [urgent], hits: found };

    expect(judgeSufficiency({ ...asked, silence: silence(0.95) }, rules).verdict).toBe(
      'not_in_documents',
    );
  });
});
