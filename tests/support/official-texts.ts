import fc from 'fast-check';

/** A made-up official text: as a printer could have set it, and what stands in it. */
export interface OfficialText {
  source: string;
  /** Every paragraph in order, without page marks and running heads. */
  body: string[];
  /** The numbered clauses, in order. */
  paths: string[];
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const numeral = (index: number) => NUMERALS[index] ?? '';

/** Also what looks like a number once the printer has broken the line before it. */
const PHRASES = [
  '对符合条件的困难家庭',
  '第十二条规定的对象',
  '依照第三条第二款办理',
  '一、二级残疾的人员',
  '三、四级智力残疾人',
  '（三）项所列情形除外',
  '按月发放2次救助金',
  '不低于标准的1.5倍',
  '由民政部门会同财政部门核对',
  '参照《困难群众救助办法》执行',
  '落实“一门受理、协同办理”机制',
  '可以向所在地申请',
  '应当在规定的期限内告知本人',
  '附件2所列事项另行通知',
];
const TITLES = [
  '总体要求',
  '适用范围',
  '申请和受理',
  '审核确认',
  '动态管理',
  '监督检查',
  '工作保障',
];

const sentence = fc
  .array(fc.constantFrom(...PHRASES), { minLength: 3, maxLength: 9 })
  .map((phrases) => `本市${phrases.join('，')}。`);
const title = fc.constantFrom(...TITLES);

interface Part {
  paragraphs: string[];
  paths: string[];
}

/** 一、（一） with or without items, sentences below a heading, numbers below an item. */
const section = (index: number): fc.Arbitrary<Part> =>
  fc.oneof(
    fc.tuple(title, sentence).map(([head, text]) => ({
      paragraphs: [`${numeral(index)}、${head}`, text],
      paths: [numeral(index)],
    })),
    fc.tuple(title, fc.array(sentence, { minLength: 2, maxLength: 5 })).map(([head, texts]) => ({
      paragraphs: [
        `${numeral(index)}、${head}`,
        ...texts.map((text, item) => `（${numeral(item)}）${text}`),
      ],
      paths: texts.map((_, item) => `${numeral(index)}（${numeral(item)}）`),
    })),
    fc.tuple(title, fc.array(sentence, { minLength: 2, maxLength: 4 })).map(([head, texts]) => ({
      paragraphs: [
        `${numeral(index)}、${head}`,
        `（一）${head}`,
        ...texts.map((text, number) => `${number + 1}.${text}`),
        `（二）${texts[0] ?? ''}`,
      ],
      paths: [
        ...texts.map((_, number) => `${numeral(index)}（一）${number + 1}`),
        `${numeral(index)}（二）`,
      ],
    })),
  );

const sections = fc
  .integer({ min: 2, max: 6 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => section(index))))
  .map(joinParts);

/** Articles below chapters, of one or several paragraphs, some with an enumeration. */
const articles = fc
  .tuple(
    fc.array(fc.tuple(sentence, sentence, fc.integer({ min: 0, max: 2 })), {
      minLength: 3,
      maxLength: 12,
    }),
    fc.constantFrom(' ', '　'),
    fc.array(title, { minLength: 2, maxLength: 2 }),
  )
  .map(([texts, space, titles]): Part => {
    const half = Math.ceil(texts.length / 2);
    const paragraphs = texts.flatMap(([text, more, kind], index) => {
      const chapter = index === 0 ? 0 : 1;
      const heading =
        index === 0 || index === half
          ? [`第${numeral(chapter)}章${space}${titles[chapter] ?? ''}`]
          : [];
      const first = `第${numeral(index)}条${space}${text}`;
      if (kind === 0) return [...heading, first];
      if (kind === 1) return [...heading, first, more];
      const lead = `第${numeral(index)}条${space}有下列情形之一的，应当告知本人：`;
      return [...heading, lead, '（一）家庭收入变化的；', '（二）户籍迁出的；', '（三）其他情形。'];
    });
    return { paragraphs, paths: texts.map((_, index) => `第${numeral(index)}条`) };
  });

const table = fc.integer({ min: 1, max: 15 }).map((rows): Part => {
  const lines = Array.from(
    { length: rows },
    (_, row) => `${row + 1} 镇${numeral(row % 12)} 受理救助申请`,
  );
  return {
    paragraphs: ['附件1', '工作安排表', '序号 地方 事项', ...lines],
    paths: ['附件1', ...lines.map((_, row) => `附件1/${row + 1}`)],
  };
});

function joinParts(parts: readonly Part[]): Part {
  return {
    paragraphs: parts.flatMap((part) => part.paragraphs),
    paths: parts.flatMap((part) => part.paths),
  };
}

interface Print {
  width: number | undefined;
  blankLines: boolean;
  pageLines: number;
  pageMark: (page: number) => string[];
}

const print: fc.Arbitrary<Print> = fc.record({
  width: fc.option(fc.integer({ min: 24, max: 40 }), { nil: undefined }),
  blankLines: fc.boolean(),
  pageLines: fc.integer({ min: 6, max: 30 }),
  pageMark: fc.constantFrom(
    () => [],
    (page: number) => [`— ${page} —`],
    (page: number) => ['', `- ${page} -`, '', '某市人民政府公报'],
    (page: number) => [`第${page}页 共90页`],
    (page: number) => [`\f第 ${page} 页/共 90 页`],
  ),
});

/** Texts of every shape that offices use, set in every way that printers and copyists set them. */
export const officialText: fc.Arbitrary<OfficialText> = fc
  .tuple(
    fc.oneof(sections, articles),
    fc.option(table, { nil: undefined }),
    print,
    fc.boolean(),
    sentence,
  )
  .map(([main, annex, how, isSigned, preamble]) => {
    const head = ['某市民政局文件', '某民〔2030〕1号', '关于做好救助工作的通知', preamble];
    const signature = isSigned ? ['某市民政局', '2030年1月2日'] : [];
    const body = [...head, ...main.paragraphs, ...signature, ...(annex?.paragraphs ?? [])];
    const tail = isSigned ? ['结尾'] : [];
    const paths = ['抬头', ...main.paths, ...tail, ...(annex?.paths ?? [])];
    return { source: setInType(body, how), body, paths };
  });

function setInType(paragraphs: readonly string[], how: Print): string {
  const lines = paragraphs.flatMap((paragraph) => brokenLines(paragraph, how.width));
  const hasPages = lines.length >= how.pageLines * 3;
  const pages = lines.flatMap((line, index) => {
    const isPageEnd = hasPages && (index + 1) % how.pageLines === 0;
    return isPageEnd ? [line, ...how.pageMark((index + 1) / how.pageLines)] : [line];
  });
  return pages.join(how.blankLines ? '\n\n' : '\n');
}

/** As typesetters break: never before a closing mark. */
function brokenLines(paragraph: string, width: number | undefined): string[] {
  if (width === undefined) return [paragraph];
  const lines: string[] = [];
  let rest = [...paragraph];
  while (rest.length > 0) {
    let at = width;
    while (/^[，。、；：”》）]$/u.test(rest[at] ?? '')) at += 1;
    lines.push(rest.slice(0, at).join(''));
    rest = rest.slice(at);
  }
  return lines;
}
