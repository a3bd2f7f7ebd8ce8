import { parseArgs } from 'node:util';
import { type CalendarDate, isCalendarDate } from '../../src/shared/calendar-date.ts';

export interface ImportArguments {
  command: 'import';
  files: string[];
  /** What the options say of every file; absent where an option was not given. */
  given: GivenMetadata;
  draft: boolean;
}

export interface GivenMetadata {
  number?: string;
  title?: string;
  region?: string;
  issuer?: string;
  /** Null: the document prints no date. */
  issuedOn?: string | null;
  effectiveFrom?: string;
  expiresOn?: string;
}

export interface WithdrawArguments {
  command: 'withdraw';
  number: string;
  from: CalendarDate;
}

/** What is wrong with a command, in words for the person who typed it. */
export class UsageError extends Error {}

export const USAGE = `用法：
  npm run kb -- import 文件... --number 文号 --region 地区 --issuer 发文机关
                --issued 发文日期 --effective-from 生效日期
                [--expires 失效日期] [--title 标题] [--draft]
  npm run kb -- withdraw --number 文号 --from 日期

  地区可以写名称、完整路径或行政区划代码；日期写成 2026-01-31 的样子。
  文件没有印日期的，写 --issued 无。--draft 只保存草稿，查不到、不作依据。
  一次导入几个文件时，各文件的信息写在同名的 .yaml 里（number、region 等），选项对所有文件有效。`;

const OPTIONS = {
  number: { type: 'string' },
  title: { type: 'string' },
  region: { type: 'string' },
  issuer: { type: 'string' },
  issued: { type: 'string' },
  'effective-from': { type: 'string' },
  expires: { type: 'string' },
  from: { type: 'string' },
  draft: { type: 'boolean', default: false },
} as const;

/** @throws {UsageError} when no command can be made of them. */
export function readArguments(words: readonly string[]): ImportArguments | WithdrawArguments {
  const { values, positionals } = parse(words);
  const [command, ...files] = positionals;
  if (command === 'withdraw') {
    const { number, from } = values;
    if (number === undefined || from === undefined)
      throw new UsageError('撤下文件要写明 --number 和 --from。');
    requireDate('from', from);
    return { command, number, from };
  }
  if (command !== 'import')
    throw new UsageError(command === undefined ? '没有写命令。' : `没有“${command}”这个命令。`);
  if (files.length === 0) throw new UsageError('没有写要导入的文件。');
  if (files.length > 1 && values.number !== undefined)
    throw new UsageError('一个文号只能对应一个文件。请一个一个导入，或把文号写在各自的 .yaml 里。');
  return { command, files, given: givenIn(values), draft: values.draft };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const found = /'(--?[^' ]+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
    throw new UsageError(`选项 ${found} 不认识，或者后面没有写内容。`);
  }
}

function givenIn(values: ReturnType<typeof parse>['values']): GivenMetadata {
  const { number, title, region, issuer, issued, expires } = values;
  const effectiveFrom = values['effective-from'];
  return {
    ...(number === undefined ? {} : { number }),
    ...(title === undefined ? {} : { title }),
    ...(region === undefined ? {} : { region }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(issued === undefined ? {} : { issuedOn: issued === '无' ? null : issued }),
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    ...(expires === undefined ? {} : { expiresOn: expires }),
  };
}

/** @throws {UsageError} for what is no day of the calendar. */
export function requireDate(option: string, text: string): asserts text is CalendarDate {
  if (!isCalendarDate(text))
    throw new UsageError(`--${option} 的“${text}”不是日历上有的日期，请写成 2026-01-31 的样子。`);
}
