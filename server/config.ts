import { isIP } from 'node:net';
import { z } from 'zod';
import type { Webhook } from '../src/shared/sign-webhook.ts';

/** Everything the process may be told from outside, already checked. */
export interface Config {
  port: number;
  host: string;
  dataDir: string;
  /** Requests a minute for one address; 0 switches the limit off. */
  rateLimit: number;
  /** Origins of the pages that may embed the widget. */
  allowedOrigins: string[];
  /** Absent: the embedded database in `dataDir`. */
  databaseUrl: string | undefined;
  openai: { baseUrl: string | undefined; apiKey: string | undefined };
  chatModel: string | undefined;
  embeddingModel: string | undefined;
  dataKey: string | undefined;
  adminPassword: string | undefined;
  defaultRegion: string | undefined;
  /** Whose `X-Forwarded-*` headers count: nobody's, everybody's, so many hops', or these addresses'. */
  trustProxy: boolean | number | string[];
  logLevel: LogLevel;
  /** Where events of tickets are sent, and what signs them. */
  ticketWebhook: Webhook | undefined;
  /** For so many days what was delivered there is kept; absent: as long as the service thinks right. */
  keepDeliveriesDays: number | undefined;
  /** How those on duty are told; each way is absent until it is set. */
  duty: {
    webhook: Webhook | undefined;
    sms: Webhook | undefined;
    email: { url: string; from: string } | undefined;
  };
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The start stops with this one line; it names every bad variable and never shows a secret. */
export class ConfigError extends Error {
  constructor(complaints: readonly string[]) {
    super(`无法启动，配置有误：${complaints.join('；')}。`);
    this.name = 'ConfigError';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Their values never appear in a message: each is a secret or an address that may carry one. */
const SECRETS: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'OPENAI_BASE_URL',
  'OPENAI_API_KEY',
  'DATA_KEY',
  'ADMIN_PASSWORD',
  'TICKET_WEBHOOK_URL',
  'TICKET_WEBHOOK_SECRET',
  'DUTY_WEBHOOK_URL',
  'DUTY_WEBHOOK_SECRET',
  'SMS_WEBHOOK_URL',
  'SMS_WEBHOOK_SECRET',
  'SMTP_URL',
]);

/** One says nothing without the other. */
const PAIRS = [
  ['DUTY_WEBHOOK_URL', 'DUTY_WEBHOOK_SECRET'],
  ['SMS_WEBHOOK_URL', 'SMS_WEBHOOK_SECRET'],
  ['SMTP_URL', 'DUTY_EMAIL_FROM'],
] as const;

const VariablesSchema = z
  .object({
    PORT: wholeNumber(65_535).default(3000),
    HOST: z
      .string()
      .regex(/^[\w.:%-]+$/, { error: '应为主机名或 IP 地址，例如 127.0.0.1' })
      .default('127.0.0.1'),
    DATA_DIR: z.string().default('./data'),
    RATE_LIMIT: wholeNumber(1_000_000).default(600),
    ALLOWED_ORIGINS: z.string().transform(parseOrigins).default([]),
    DATABASE_URL: urlOf(['postgres:', 'postgresql:']).optional(),
    OPENAI_BASE_URL: urlOf(['http:', 'https:']).optional(),
    OPENAI_API_KEY: z.string().optional(),
    CHAT_MODEL: z.string().optional(),
    EMBEDDING_MODEL: z.string().optional(),
    DATA_KEY: z
      .string()
      .refine(isDataKey, {
        error: '应为 32 个随机字节的 base64，可用 openssl rand -base64 32 生成',
      })
      .optional(),
    ADMIN_PASSWORD: z.string().min(8, { error: '应至少 8 个字符' }).optional(),
    DEFAULT_REGION: z.string().max(60, { error: '应为地名或行政区划代码' }).optional(),
    TRUST_PROXY: z.string().transform(parseTrustProxy).default(false),
    LOG_LEVEL: z
      .enum(LOG_LEVELS, { error: `应为下列之一：${LOG_LEVELS.join('、')}` })
      .default('info'),
    TICKET_WEBHOOK_URL: urlOf(['http:', 'https:'])
      .refine((text) => parseUrl(text)?.username === '', { error: '不能带用户名和密码' })
      .optional(),
    TICKET_WEBHOOK_SECRET: webhookSecret().optional(),
    TICKET_DELIVERY_DAYS: wholeNumber(3650)
      .refine((days) => days > 0, { error: '应为 1 到 3650 之间的整数' })
      .optional(),
    DUTY_WEBHOOK_URL: urlOf(['http:', 'https:']).optional(),
    DUTY_WEBHOOK_SECRET: webhookSecret().optional(),
    SMS_WEBHOOK_URL: urlOf(['http:', 'https:']).optional(),
    SMS_WEBHOOK_SECRET: webhookSecret().optional(),
    SMTP_URL: urlOf(['smtp:', 'smtps:']).optional(),
    DUTY_EMAIL_FROM: z.email({ error: '应为一个电子邮箱地址' }).optional(),
  })
  .refine(
    ({ TICKET_WEBHOOK_URL, TICKET_WEBHOOK_SECRET }) =>
      TICKET_WEBHOOK_URL === undefined || TICKET_WEBHOOK_SECRET !== undefined,
    {
      path: ['TICKET_WEBHOOK_SECRET'],
      error: '设了 TICKET_WEBHOOK_URL 就要同时设它，否则对方无法核对来源',
    },
  );

const SettingsSchema = VariablesSchema.superRefine((variables, context) => {
  for (const pair of PAIRS)
    for (const [name, other] of [pair, [...pair].reverse()] as [keyof typeof variables, string][])
      if (variables[name] === undefined && pair.some((each) => variables[each] !== undefined))
        context.addIssue({ code: 'custom', path: [name], message: `应与 ${other} 一起设` });
});

/** Adds what a file `.env` in the working directory sets; what is set already stays. */
export function loadEnvironmentFile(path = '.env'): void {
  try {
    process.loadEnvFile(path);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
  }
}

/**
 * @param environment `process.env` unless a test brings its own; a blank value counts as absent.
 * @throws {ConfigError} naming every variable that is wrong, in one line.
 */
export function readConfig(environment: Environment = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment)
      .map(([name, value]) => [name, value?.trim()])
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = SettingsSchema.safeParse(given);
  if (!parsed.success) throw new ConfigError(complaintsOf(parsed.error, given));

  return toConfig(parsed.data);
}

function toConfig(variables: z.infer<typeof VariablesSchema>): Config {
  return {
    port: variables.PORT,
    host: variables.HOST,
    dataDir: variables.DATA_DIR,
    rateLimit: variables.RATE_LIMIT,
    allowedOrigins: variables.ALLOWED_ORIGINS,
    databaseUrl: variables.DATABASE_URL,
    openai: { baseUrl: variables.OPENAI_BASE_URL, apiKey: variables.OPENAI_API_KEY },
    chatModel: variables.CHAT_MODEL,
    embeddingModel: variables.EMBEDDING_MODEL,
    dataKey: variables.DATA_KEY,
    adminPassword: variables.ADMIN_PASSWORD,
    defaultRegion: variables.DEFAULT_REGION,
    trustProxy: variables.TRUST_PROXY,
    logLevel: variables.LOG_LEVEL,
    ticketWebhook: signed(variables.TICKET_WEBHOOK_URL, variables.TICKET_WEBHOOK_SECRET),
    keepDeliveriesDays: variables.TICKET_DELIVERY_DAYS,
    duty: {
      webhook: signed(variables.DUTY_WEBHOOK_URL, variables.DUTY_WEBHOOK_SECRET),
      sms: signed(variables.SMS_WEBHOOK_URL, variables.SMS_WEBHOOK_SECRET),
      email: mailed(variables.SMTP_URL, variables.DUTY_EMAIL_FROM),
    },
  };
}

function signed(url: string | undefined, secret: string | undefined): Webhook | undefined {
  return url === undefined || secret === undefined ? undefined : { url, secret };
}

function mailed(url: string | undefined, from: string | undefined): Config['duty']['email'] {
  return url === undefined || from === undefined ? undefined : { url, from };
}

function complaintsOf(error: z.ZodError, given: Environment): string[] {
  return error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const value = given[name];
    if (value === undefined) return `${name} 没有设，${issue.message}`;
    const found = SECRETS.has(name) ? '的值（不显示）不合要求' : `现在是“${printable(value)}”`;
    return `${name} ${found}，${issue.message}`;
  });
}

/** One line stays one line, whatever the variable holds. */
function printable(value: string): string {
  const line = value.replace(/\s+/gu, ' ');
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}

function wholeNumber(max: number) {
  const error = `应为 0 到 ${max} 之间的整数`;
  return z
    .string()
    .regex(/^\d{1,7}$/, { error, abort: true })
    .transform(Number)
    .refine((value) => value <= max, { error });
}

/** The same for every webhook: what signs must not be guessed. */
function webhookSecret() {
  return z.string().regex(/^(?!whsec_).{8,}$|^whsec_[\w+/-]{16,}={0,2}$/u, {
    error: '应至少 8 个字符，或者是 whsec_ 加 base64',
  });
}

function urlOf(protocols: readonly string[]) {
  const written = protocols.map((protocol) => `${protocol}//`).join(' 或 ');
  return z.string().refine((text) => protocols.includes(parseUrl(text)?.protocol ?? ''), {
    error: `应为以 ${written} 开头的完整地址`,
  });
}

function parseOrigins(text: string, context: z.RefinementCtx): string[] {
  const origins = text.split(/[\s,]+/u).filter((part) => part !== '');
  for (const origin of origins.filter((part) => !isOrigin(part))) {
    const message = `“${printable(origin)}”应写成 https://www.example.gov.cn 的样子，多个用逗号隔开`;
    context.addIssue({ code: 'custom', message });
  }
  return origins.filter(isOrigin).map((origin) => new URL(origin).origin);
}

function isOrigin(text: string): boolean {
  const url = parseUrl(text);
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) return false;
  return [url.origin, `${url.origin}/`].includes(text.toLowerCase());
}

function parseTrustProxy(text: string, context: z.RefinementCtx): Config['trustProxy'] {
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^\d{1,2}$/.test(text)) return Number(text);

  const addresses = text.split(/[\s,]+/u).filter((part) => part !== '');
  if (!addresses.every(isAddressRange)) {
    const message = '应为 true、false、代理层数，或用逗号隔开的代理地址';
    context.addIssue({ code: 'custom', message });
  }
  return addresses;
}

function isDataKey(text: string): boolean {
  return /^[\w+/-]+={0,2}$/.test(text) && Buffer.from(text, 'base64').length === 32;
}

function isAddressRange(text: string): boolean {
  const [address = '', prefix = '32', ...rest] = text.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return rest.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits;
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
