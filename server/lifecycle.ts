import type { FastifyInstance } from 'fastify';
import { DomainError } from '../src/shared/errors.ts';
import type { Config } from './config.ts';

/** @throws {DomainError} when the address cannot be had. @returns the address it listens at. */
export async function listen(
  app: FastifyInstance,
  { host, port }: Pick<Config, 'host' | 'port'>,
): Promise<string> {
  try {
    await app.listen({ host, port, listenTextResolver: () => 'listening' });
  } catch (error) {
    throw refusalToListen(error, { host, port: String(port) });
  }
  return addressOf(app, host);
}

function refusalToListen(error: unknown, values: { host: string; port: string }): unknown {
  const { code } = error as { code?: unknown };
  if (code === 'EADDRINUSE') return new DomainError('unavailable', 'port-in-use', values);
  if (code === 'EACCES') return new DomainError('unavailable', 'port-forbidden', values);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new DomainError('unavailable', 'host-unavailable', values);
  return error;
}

const FOLDER_TROUBLE: readonly unknown[] = [
  ...['EACCES', 'EEXIST', 'ENOENT', 'ENOSPC', 'ENOTDIR', 'EPERM', 'EROFS'],
];
/** Of the network, then of PostgreSQL: wrong password, no such role, no such database. */
const DATABASE_TROUBLE: readonly unknown[] = [
  ...['ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENOTFOUND', 'ETIMEDOUT'],
  ...['28P01', '28000', '3D000'],
];

/** Says which setting keeps the service from starting; what is no setting's fault stays as it is. */
export function refusalToStart(
  error: unknown,
  {
    dataDir,
    databaseUrl,
    defaultRegion = '',
  }: Pick<Config, 'dataDir' | 'databaseUrl' | 'defaultRegion'>,
): unknown {
  const codes = codesOf(error);
  const among = (known: readonly unknown[]) => codes.find((code) => known.includes(code));
  if (among(['unknown-place', 'ambiguous-place']) !== undefined)
    return new DomainError('invalid', 'unknown-default-region', { place: defaultRegion });

  const reason = among(databaseUrl === undefined ? FOLDER_TROUBLE : DATABASE_TROUBLE);
  if (reason === undefined) return error;
  return databaseUrl === undefined
    ? new DomainError('unavailable', 'folder-unusable', { folder: dataDir, reason })
    : new DomainError('unavailable', 'database-unreachable', { reason });
}

/** The codes of an error and of what caused it, the outermost first. */
function codesOf(error: unknown): string[] {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  const own = typeof code === 'string' ? [code] : [];
  return cause === undefined ? own : [...own, ...codesOf(cause)];
}

/** An address a person can open: every interface is reached by this machine's own name. */
function addressOf(app: FastifyInstance, host: string): string {
  const bound = app.server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** What the person who started the product reads. The password is shown this one time. */
export function welcome(address: string, generatedAdminPassword: string | undefined): string {
  const lines = [
    '暖线已经启动：',
    `  市民咨询    ${address}/`,
    `  接线员工作台  ${address}/operator`,
    `  政策工作台   ${address}/desk`,
  ];
  if (generatedAdminPassword !== undefined)
    lines.push('', `管理员 admin 的密码（只显示这一次）：${generatedAdminPassword}`);
  return `${lines.join('\n')}\n`;
}

export interface Closing {
  signals: Pick<NodeJS.Process, 'once'>;
  close: () => Promise<void>;
  exit: (code: number) => void;
  /** After this the process ends even with work under way. */
  patienceMs: number;
}

/** On SIGTERM or SIGINT: finish what is under way, close, leave. A second signal changes nothing. */
export function closeOnSignal({ signals, close, exit, patienceMs }: Closing): void {
  let isClosing = false;
  const begin = () => {
    if (isClosing) return;
    isClosing = true;
    setTimeout(() => exit(1), patienceMs).unref();
    close().then(
      () => exit(0),
      () => exit(1),
    );
  };
  signals.once('SIGTERM', begin);
  signals.once('SIGINT', begin);
}
