/**
 * What speech input or a hurried thumb makes of 百, 千 and 零: 八白块, 三钱多, 两千林五十. Each sign keeps its place,
 * and is read anew only between signs that leave no other reading: 二白 alone may end 一穷二白.
 */
export function withHeardNumerals(text: string): string {
  if (!LIKELY.test(text)) return text;
  return text
    .replace(ZERO, '零')
    .replace(HUNDRED, '百')
    .replace(THOUSAND, '千')
    .replace(ZERO, '零');
}

const DIGIT = '[一二三四五六七八九两]';
const LIKELY = /[一二三四五六七八九两几][白佰钱仟]|[百千万白佰钱仟][林另临淋]/;
const HUNDRED = new RegExp(
  `(?<=(?<!一[穷清干青])[一二三四五六七八九两几])(?:佰|白(?=${DIGIT}?(?:块|元|多块|来块|把块)|${DIGIT}{1,2}十|${DIGIT}(?:$|[,。;!?\\s])|多(?:$|[,。;!?\\s一])|来块|零))`,
  'g',
);
const THOUSAND = new RegExp(
  `(?<=[一二三四五六七八九两几])(?:仟|钱(?=${DIGIT}[百十]|${DIGIT}?(?:多|来)?[块元]|零${DIGIT}|(?<=[月年入资金拿挣赚发领给得有是才就均][一二三四五六七八九两几]钱)(?:多|出头|左右|上下|${DIGIT}(?=$|[,。;!?\\s块元]))))`,
  'g',
);
const ZERO = new RegExp(
  `(?<=[百千万白佰钱仟])[林另临淋](?=${DIGIT}十?(?:$|[,。;!?\\s块元钱]|多))`,
  'g',
);
