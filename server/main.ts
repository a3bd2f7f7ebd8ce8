import { createAssistant, problemText } from '../src/assistant.ts';
import { systemClock } from '../src/shared/clock.ts';
import { DomainError } from '../src/shared/errors.ts';
import { type Config, ConfigError, loadEnvironmentFile, readConfig } from './config.ts';
import { closeOnSignal, listen, welcome } from './lifecycle.ts';
import { createLogger } from './logger.ts';

/** Ends even when something hangs: whoever stops the product waits ten seconds before it kills. */
const CLOSE_PATIENCE_MS = 9500;

await start().catch((error: unknown) => {
  process.stderr.write(`${startProblem(error)}\n`);
  process.exit(1);
});

async function start(): Promise<void> {
  loadEnvironmentFile();
  const config = readConfig();
  const log = createLogger(config.logLevel);
  // First of all, because it takes the lock: a second process must not get as far as a port.
  const assistant = await createAssistant({ ...serviceOptions(config), clock: systemClock, log });
  try {
    const { buildApp } = await import('./app.ts');
    const app = await buildApp({ assistant, config, log });
    const address = await listen(app, config);
    process.stdout.write(welcome(address, assistant.generatedAdminPassword));
    const close = () => app.close().finally(() => assistant.close());
    const exit = (code: number) => process.exit(code);
    closeOnSignal({ signals: process, close, exit, patienceMs: CLOSE_PATIENCE_MS });
  } catch (error) {
    await assistant.close();
    throw error;
  }
}

function serviceOptions({ databaseUrl, dataDir, dataKey, adminPassword, defaultRegion }: Config) {
  return { databaseUrl, dataDir, dataKey, adminPassword, defaultRegion };
}

/** One line for whoever started the product; only a bug shows its stack. */
function startProblem(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof DomainError) return problemText(error.code, error.values);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
