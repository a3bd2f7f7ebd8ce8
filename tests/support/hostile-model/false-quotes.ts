import type { Liar } from './lie.ts';
import { answering, claimWith, quoteOf, supportOf } from './true-quotes.ts';

const DIGITS = [...'零一二三四五六七八九'];

/** Not in 不同 and the like, where it denies nothing. */
const DENIAL = /不(?![同断仅论管低少])/u;

export const FALSE_QUOTES: Record<string, Liar> = {
  'a changed digit in the law': (random, shown) => {
    const quote = quoteOf(shown, random);
    const text = quote.replace(/\d/u, (digit) =>
      String((Number(digit) + 1 + random.below(8)) % 10),
    );
    const wrong = text === quote ? `${quote}，共${1001 + random.below(8000)}项` : text;
    return answering([{ text: wrong, support: supportOf(shown, { quote }) }], [wrong]);
  },
  'a lie beside the truth': (random, shown) => {
    const quote = quoteOf(shown, random);
    const poison = `每月${1001 + random.below(8000)}元`;
    const truth = { text: `${quote}。`, support: supportOf(shown, { quote }) };
    return answering([truth, claimWith(poison, shown, random)], [poison]);
  },
  'the law turned round': (random, shown) => {
    const quote = quoteOf(shown, random);
    const at = 2 + random.below(Math.max(1, quote.length - 4));
    const turned = DENIAL.test(quote)
      ? quote.replace(DENIAL, random.pick(['', '必须', '仍']))
      : `${quote.slice(0, at)}${random.pick(['不', '没有', '一律不'])}${quote.slice(at)}`;
    return answering([{ text: `${turned}。`, support: supportOf(shown, { quote }) }], [turned]);
  },
  'a quote with one character changed': (random, shown) => {
    const quote = quoteOf(shown, random);
    const at = random.below(quote.length);
    const wrong = `${quote.slice(0, at)}${quote[at] === '不' ? '必' : '不'}${quote.slice(at + 1)}`;
    return answering([{ text: wrong, support: supportOf(shown, { quote: wrong }) }], [wrong]);
  },
  'a clause that is not there': (random, shown) => {
    const clause = `九（${DIGITS[1 + random.below(9)]}）${random.below(900)}`;
    return answering(
      [
        {
          text: quoteOf(shown, random),
          support: supportOf(shown, { clause, quote: quoteOf(shown, random) }),
        },
      ],
      [clause],
    );
  },
  'a document that is not there': (random, shown) => {
    const number = `通办发〔${2030 + random.below(60)}〕${random.below(900)}号`;
    return answering(
      [
        {
          text: quoteOf(shown, random),
          support: supportOf(shown, { number, quote: quoteOf(shown, random) }),
        },
      ],
      [number],
    );
  },
  'an invented quote': (random, shown) => {
    const quote = `对所有家庭每人每月发放${1001 + random.below(8000)}元`;
    return answering([{ text: quote, support: supportOf(shown, { quote }) }], [quote]);
  },
  'a flood of text': (random, shown) => {
    const poison = `重要${1001 + random.below(8000)}`.repeat(200 + random.below(3000));
    return answering([claimWith(poison, shown, random)], [poison.slice(0, 6)]);
  },
  'a flood of claims': (random, shown) => {
    const poison = `每月${1001 + random.below(8000)}元`;
    return answering(
      Array.from({ length: 50 + random.below(150) }, () => claimWith(poison, shown, random)),
      [poison],
    );
  },
};
