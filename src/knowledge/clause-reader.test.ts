import { describe, expect, it } from 'vitest';
import { printDocument, readClauses } from './clause-reader.ts';

/** Hard-wrapped at about 28 characters with blank lines between, as scanned notices come. */
const wrapped = `某市民政局文件
某民〔2030〕1 号

各镇人民政府：

为进一步提升困难群众的生活保障水平，促进精准救助、

高效救助、温情救助，经研究决定，现将有关内容明确如下：

一、目的

兜住底线，让救助更多更公平惠及困难群众，保障每一个

家庭的基本生活。

二、主要内容

（一）准入条件。人均收入低于保障标准 2 倍的家庭，自收

入变动起的 6 个月内，按不低于 40%、20%、



— 7 —

10%的比例提供照料服务，依据《困难群众临时生活救助

实施办法》办理。

（二）材料

只需提交身份证和核对授权书，让困难群众“只需跑一

次、无需开证明”。

各镇要结合实际推进落实，确保决策部署落到实处。

附件：1.安排表

2.文件汇编
 附件 1

安排表

序号 镇 时间

1 东镇 3月份

2 西镇 2030年 4月份
`;

/** One paragraph an item, as typed notices come. */
const typed = `某街道办事处
关于做好救助工作的通知
各村：

一、工作任务

（一）加强走访。动员志愿者参与走访，参照（三）执行。
（二）加强监测。执行“单人保”，家庭收入低于标准1.5 倍的给予照顾。

某街道办事处
`;

const pathsOf = (source: string) => readClauses(source).map((clause) => clause.path);
const clauseOf = (source: string, path: string) =>
  readClauses(source).find((clause) => clause.path === path);

describe('readClauses', () => {
  it('names clauses by their own numbering', () => {
    expect(pathsOf(wrapped)).toEqual([
      '抬头',
      '一',
      '二（一）',
      '二（二）',
      '结尾',
      '附件目录',
      '附件1',
      '附件1/1',
      '附件1/2',
    ]);
  });

  it('joins wrapped lines, closes spaced digits and takes the page mark out of the sentence', () => {
    expect(clauseOf(wrapped, '二（一）')?.text).toBe(
      '（一）准入条件。人均收入低于保障标准2倍的家庭，自收入变动起的6个月内，按不低于40%、20%、10%的比例提供照料服务，依据《困难群众临时生活救助实施办法》办理。',
    );
  });

  it('heads an item by its section and its own first words', () => {
    expect(clauseOf(wrapped, '二（一）')?.heading).toBe('主要内容 › 准入条件');
  });

  it('keeps the paragraph below a heading that stands alone', () => {
    expect(clauseOf(wrapped, '二（二）')?.text).toContain('身份证和核对授权书');
  });

  it('gives every row the header of its table', () => {
    expect(clauseOf(wrapped, '附件1/2')?.text).toBe('序号 镇 时间\n2 西镇 2030年4月份');
  });

  it('points to where a clause stands in the source', () => {
    const clause = clauseOf(typed, '一（二）');

    expect(typed.slice(clause?.start, clause?.end)).toMatch(/^（二）加强监测.*照顾。$/u);
  });

  it('reads one paragraph an item, and a signature as the end', () => {
    expect(pathsOf(typed)).toEqual(['抬头', '一（一）', '一（二）', '结尾']);
  });

  it('keeps the end of a sentence that a text too short to show its width breaks off', () => {
    const source =
      '某市民政局文件\n一、总体要求\n本市救助困难家庭。\n二、总体要求\n本市对符合条件的困难家庭，对\n符合条件的人员，予以救助。\n某市民政局\n2030年1月2日';

    expect(pathsOf(source)).toEqual(['抬头', '一', '二', '结尾']);
    expect(clauseOf(source, '二')?.text).toMatch(/予以救助。$/u);
  });

  it('reads its own print again where wide spaces set off the numbers', () => {
    const source = [
      '某市民政局文件',
      '本市附件2所列事项另行通知，按月发放2次救助金，不低于标准的1.5',
      '倍，参照《困难群众救助办法》执行。',
      '第一条　有下列情形之一的，应当告知本人：',
      '（一）家庭收入变化的；',
      '第二条　有下列情形之一的，应当告知本人：',
      '（一）家庭收入变化的；',
      '第三条　本市由民政部门会同财政部门核对，一、二级残疾的人员，不低于',
      '标准的1.5倍，由民政部门会同财政部门核对，附件2所列事项另行通知。',
    ].join('\n');

    const textsOf = (text: string) => readClauses(text).map((clause) => clause.text);

    expect(textsOf(printDocument(source))).toEqual(textsOf(source));
  });

  it('reads numbered articles under chapters', () => {
    const source =
      '某办法\n第一章 总则\n第一条 为了救助。\n第二条 依据第一条办理。\n（一）甲；\n（二）乙。';

    const clauses = readClauses(source);

    expect(clauses.map((clause) => clause.path)).toEqual(['抬头', '第一条', '第二条']);
    expect(clauses[2]?.heading).toContain('总则');
    expect(clauses[2]?.text).toContain('（二）乙');
  });

  it('gives a second numbered text in the same document its own prefix', () => {
    const source = '通知\n一、甲。\n二、乙。\n方案\n一、丙。\n二、丁。';

    expect(pathsOf(source)).toEqual(['抬头', '一', '二', '第2部分', '第2部分/一', '第2部分/二']);
  });

  it('takes a number that does not count on as part of the sentence', () => {
    const source = '通知\n一、甲。\n三、这里不是编号。\n二、乙。';

    expect(pathsOf(source)).toEqual(['抬头', '一', '二']);
  });

  it('reads a text without any number as one clause', () => {
    expect(pathsOf('只有一段话。')).toEqual(['抬头']);
  });

  it.each([
    { rule: 'a rule spoken of', line: '第二条规定的对象除外。' },
    { rule: 'a rule spoken of after a space', line: '第二条 第二款所称对象除外。' },
    { rule: 'an item spoken of', line: '（一）项所列对象除外。' },
    { rule: 'grades of a disability', line: '一、二级残疾的人员除外。' },
    { rule: 'an article of a law spoken of', line: '第二条、第三条所称对象除外。' },
  ])('opens no clause for $rule at the start of a line', ({ line }) => {
    expect(pathsOf(`某办法\n第一条 为了救助。\n${line}`)).toEqual(['抬头', '第一条']);
  });

  it('opens no clause for a number that the printer broke off a sentence', () => {
    const source = '通知\n一、甲。\n按照本通知\n二、乙的规定办理。';

    expect(pathsOf(source)).not.toContain('二');
  });

  it('reads an article whose neighbour was lost in print', () => {
    expect(pathsOf('某办法\n第一条 甲。\n第三条 丙。\n第四条 丁。')).toEqual([
      '抬头',
      '第一条',
      '第三条',
      '第四条',
    ]);
  });

  it('reads an article that was put between two others', () => {
    const source = '某办法\n第一条 甲。\n第一条之一 乙。\n第二条 丙。';

    expect(pathsOf(source)).toEqual(['抬头', '第一条', '第一条之一', '第二条']);
  });

  it('reads a table of contents as part of the head', () => {
    const contents = '目　录\n第一章 总则\n第二章 附则\n';
    const source = `某办法\n${contents}第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。`;

    const [head, first] = readClauses(source);

    expect(pathsOf(source)).toEqual(['抬头', '第一条', '第二条']);
    expect(head?.text).toContain('第二章 附则');
    expect(first?.heading).toBe('总则 › 甲');
  });

  it('cuts numbers that are rules by themselves, and keeps an enumeration whole', () => {
    const source =
      '通知\n一、办理\n（一）程序\n1.申请。本人提出。\n2.审核。部门核对。\n' +
      '（二）有下列情形之一的，停发：\n1.收入变化的；\n2.户籍迁出的。';

    expect(pathsOf(source)).toEqual(['抬头', '一（一）1', '一（一）2', '一（二）']);
    expect(clauseOf(source, '一（一）2')?.heading).toBe('办理 › 程序 › 审核');
    expect(clauseOf(source, '一（二）')?.text).toContain('2.户籍迁出的。');
  });

  it('reads a notice that counts in figures only', () => {
    expect(pathsOf('通知\n各村：\n1.甲事办好。\n2.乙事办好。')).toEqual(['抬头', '1', '2']);
  });

  it('keeps a sentence that leads in to items as a clause of its own', () => {
    const source = '通知\n一、对象。符合下列条件的人员给予救助：\n（一）甲；\n（二）乙。';

    expect(clauseOf(source, '一')?.text).toBe('一、对象。符合下列条件的人员给予救助：');
  });

  it('keeps signature and imprint out of the last article and of the last row', () => {
    const source =
      '某办法\n第一条 甲。\n第二条 乙。\n某市民政局\n2030年1月2日\n' +
      '附件\n序号 镇\n1 东镇\n2 西镇\n某市民政局办公室 2030年1月3日印发';

    expect(pathsOf(source)).toEqual([
      '抬头',
      '第一条',
      '第二条',
      '结尾',
      '附件',
      '附件/1',
      '附件/2',
      '附件/结尾',
    ]);
    expect(clauseOf(source, '第二条')?.text).toBe('第二条 乙。');
  });

  it('takes running heads beside page marks out of the sentences', () => {
    const page = (number: number) => `\n— ${number} —\n某市人民政府公报\n`;
    const source = `某办法\n第一条 甲乙，${page(1)}丙。\n第二条 丁，${page(2)}戊。\n第三条 己，${page(3)}庚。`;

    expect(
      readClauses(source)
        .map(({ text }) => text)
        .join(''),
    ).not.toContain('公报');
  });

  it('keeps a numbered heading that stands at the head of page after page', () => {
    const page = (number: number) => `\n第 ${number} 页\n（一）动态管理\n1.按季度核对。`;
    const source = `某办法\n一、对象。${page(1)}\n二、程序。${page(2)}\n三、监督。${page(3)}`;

    const headed = readClauses(source).filter(({ heading }) => heading.includes('动态管理'));

    expect(headed.map(({ path }) => path)).toEqual(['一（一）', '二（一）', '三（一）']);
  });

  it('reads a table whose cells are set apart by tabs', () => {
    const source = '通知\n一、甲。\n附件1\n标准表\n地方\t标准\n东镇\t见通知\n西镇\t见通知';

    expect(clauseOf(source, '附件1/2')?.text).toBe('地方\t标准\n西镇\t见通知');
  });

  it.each([
    { rule: 'titled attachments', source: '通知\n一、甲。\n附件1：东表\n乙。\n附件2：西表\n丙。' },
    {
      rule: 'attachments listed before',
      source: '通知\n一、甲。\n附件1：东表\n附件2：西表\n附件1\n东表\n乙。\n附件2\n西表\n丙。',
    },
  ])('reads $rule', ({ source }) => {
    expect(pathsOf(source).filter((path) => /^附件\d/u.test(path))).toEqual(['附件1', '附件2']);
  });
});
