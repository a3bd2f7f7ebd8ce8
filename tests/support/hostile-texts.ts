/** So long is a text that should cost no more than others: a hundred thousand characters. */
export const HOSTILE_LENGTH = 100_000;

/** What is repeated, by what it attacks. */
const PIECES: Readonly<Record<string, readonly string[]>> = {
  'one character': ['没', 'a', ' ', '\n', '0', '一', '（', '。', '.', '-'],
  'two that alternate': ['没饭', '不是', '1,', '一、', '（一', 'a@', ' 。', '附件'],
  'half of a phrase': ['我不想', '要是不给', '去年自杀过', '刚刚突然', '能不能吃'],
  'half of a number': ['一千二', '百分之', '1.2.', '13800', '2021年1', '二〇'],
  'half of a mark': ['第十二', '一、二', '1 / ', '……1', '序号', '— 7 —'],
  'half of personal data': ['110101199', '6222 0000 ', '我叫', 'a@b.', '12号'],
  'half of a fact': ['我妈今年七', '一家三口', '低保标准的', '名下有'],
  'what only looks like something': ['停车', '五险一金', '零点', '三分之', '万'],
  'half of a pair': ['(', '（', '“', '《', '[', '〔', '\ud83e'],
  'pairs that close': ['《》', '〔2021〕', '[色]', '😀', '𠮷'],
  'mixed units': ['1,234元', '半年3天', '三个月前', '2026年1月1日', '1%、2‰', '二级、3岁'],
  'signs of an address': ['a-', 'a.', 'a b', '1.a_', 'a点 ', 'a://'],
  'white space': ['　', '\t\n', '没 '],
  'what one form makes another': ['\u0301\u0316', 'a\u0301', 'Ａ', 'ﾞ\u0301'],
  'what turns round': ['不管', '不是一千是', '，不'],
  'words of a document': ['的通知', '《关于', '应当按照本办法', '级残疾'],
};

export interface HostileText {
  name: string;
  text: string;
}

/** Each piece repeated to the full length, alone and after something that begins well. */
export function hostileTexts(length: number = HOSTILE_LENGTH): HostileText[] {
  return Object.entries(PIECES).flatMap(([attack, pieces]) =>
    pieces.map((piece) => ({
      name: `${attack}: ${JSON.stringify(piece)}`,
      text: piece.repeat(Math.ceil(length / piece.length)).slice(0, length),
    })),
  );
}
