import { describe, expect, it } from 'vitest';
import { loadTriagePhrases } from '../knowledge/phrases.ts';
import type { Likeness } from '../likeness/meter.ts';
import { readAgain } from './second-reading.ts';
import type { Danger, TroubleSign } from './signs.ts';

const rules = loadTriagePhrases().likeness;
const like = (whole: Likeness, wordsAlone = whole) => ({
  text: '…',
  likeness: { whole, wordsAlone },
  namesDanger: true,
});
const nothing = { danger: null, denied: false, troubleNow: [], cause: null };
const danger: Danger = {
  category: 'fire',
  certainty: 'clear',
  call: ['119'],
  words: '着火',
  subject: 'unknown',
};
const want: TroubleSign = {
  words: '没饭吃',
  start: 0,
  end: 3,
  id: 'food/nothing',
  need: 'food',
  weight: 'strong',
};

describe('the second reading', () => {
  it('hears a danger that no phrase names, and of which kind it is', () => {
    const { danger: heard } = readAgain(
      nothing,
      like({ danger: 0.99, fire: 0.7, child: 0.2 }),
      rules,
    );

    expect(heard).toMatchObject({ certainty: 'clear', category: 'fire' });
  });

  it('wants more of a message that names nothing that belongs to a danger', () => {
    const between = (rules.danger.clear + rules.danger.unnamed.clear) / 2;
    const message = like({ danger: between, suicide: 0.9 });

    expect(readAgain(nothing, message, rules).danger?.certainty).toBe('clear');
    expect(readAgain(nothing, { ...message, namesDanger: false }, rules).danger?.certainty).toBe(
      'ask',
    );
  });

  it('only asks where want is likelier than danger', () => {
    const between = (rules.danger.clear + rules.danger.besideWant) / 2;
    const heard = (urgent: number) =>
      readAgain(nothing, like({ danger: between, other: 0.9, urgent }), rules).danger?.certainty;

    expect(heard(between / 2)).toBe('clear');
    expect(heard(between * 2)).toBe('ask');
  });

  it('only asks while somebody denies any intent', () => {
    const { danger: heard } = readAgain(
      { ...nothing, denied: true },
      like({ danger: 0.99 }),
      rules,
    );

    expect(heard?.certainty).toBe('ask');
  });

  it('leaves a phrase in which nothing else is like danger as a question', () => {
    const { danger: heard } = readAgain(
      { ...nothing, danger },
      like({ danger: rules.danger.doubt / 2 }),
      rules,
    );

    expect(heard).toMatchObject({ certainty: 'ask', words: '着火' });
  });

  it('keeps a phrase that it does not doubt', () => {
    const first = { ...nothing, danger, troubleNow: [want] };
    const likeness = { danger: rules.danger.doubt, urgent: rules.urgent.doubt };

    expect(readAgain(first, like(likeness), rules)).toEqual({
      danger,
      troubleNow: [want],
    });
  });

  it('does not let a phrase vouch for itself when the words around it sound like nothing', () => {
    const first = { ...nothing, danger, troubleNow: [want] };
    const { danger: heard, troubleNow } = readAgain(
      first,
      like({ danger: rules.danger.sure - 0.1, urgent: 0.2 }, { danger: 0.01, urgent: 0.001 }),
      rules,
    );

    expect(heard).toMatchObject({ certainty: 'ask', words: '着火' });
    expect(troubleNow).toMatchObject([{ words: '没饭吃', weight: 'weak' }]);
  });

  it('lets a phrase stand that says nearly all there is, as in 「我想跳河」', () => {
    const message = like({ danger: rules.danger.sure }, { danger: 0.01 });

    expect(readAgain({ ...nothing, danger }, message, rules).danger?.certainty).toBe('clear');
  });

  it('lets a phrase of want stand beside a name and a number alone', () => {
    const message = like({ urgent: rules.urgent.sure }, { urgent: 0.001 });

    const { troubleNow } = readAgain({ ...nothing, troubleNow: [want] }, message, rules);

    expect(troubleNow).toMatchObject([{ words: '没饭吃', weight: 'strong' }]);
  });

  it('hears nothing in a short message whose other words all speak against a phrase', () => {
    const first = { ...nothing, danger };
    const against = like({ danger: rules.danger.sure - 0.1 }, { danger: rules.danger.against / 2 });

    expect(readAgain(first, { ...against, text: '先找哪头' }, rules).danger).toBeNull();
    expect(
      readAgain(first, { ...against, text: '先找哪头'.repeat(20) }, rules).danger,
    ).toMatchObject({
      certainty: 'ask',
    });
  });

  it('asks about a long tale that only resembles danger, and answers a short one', () => {
    const tale = like({ danger: rules.danger.clearInLong - 0.01 });
    const certaintyOf = (text: string) =>
      readAgain(nothing, { ...tale, text }, rules).danger?.certainty;

    expect(certaintyOf('后事都交代好了')).toBe('clear');
    expect(certaintyOf('后事都交代好了'.repeat(12))).toBe('ask');
  });

  it('hears a want that no phrase names', () => {
    const { troubleNow } = readAgain(nothing, like({ urgent: 0.99 }), rules);

    expect(troubleNow).toMatchObject([{ need: 'unclear', weight: 'strong' }]);
  });

  it('makes a doubted want one weak sign among others', () => {
    const { troubleNow } = readAgain(
      { ...nothing, troubleNow: [want] },
      like({ urgent: rules.urgent.doubt / 2 }),
      rules,
    );

    expect(troubleNow).toMatchObject([{ words: '没饭吃', weight: 'weak' }]);
  });

  it('takes a family that tells of itself at length for no emergency by a faint likeness', () => {
    const faint = { ...like({ urgent: rules.urgent.from }), text: '我家五口人。'.repeat(20) };

    expect(readAgain(nothing, faint, rules).troubleNow).toEqual([]);
    expect(readAgain(nothing, { ...faint, text: '我家五口人' }, rules).troubleNow).toHaveLength(1);
  });
});
