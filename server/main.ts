import { resolve } from 'node:path';
import { openStore, problemText, refuseFolderInUse } from '../src/before-start.ts';
import { systemClock } from '../src/shared/clock.ts';
import { DomainError } from '../src/shared/errors.ts';
import { openAdminChannel } from './admin-channel.ts';
import { type Config, ConfigError, loadEnvironmentFile, readConfig } from './config.ts';
import { makeFolder } from './data-folder.ts';
import { loadDataKey } from './data-key.ts';
import { closeOnSignal, listen, refusalToStart, welcome } from './lifecycle.ts';
import { createLogger } from './logger.ts';

type Log = ReturnType<typeof createLogger>;
type Service = Awaited<ReturnType<typeof startService>>;

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
  const assistant = await startService(config, log);
  try {
    const { buildApp } = await importApp();
    const app = await buildApp({ assistant, config, log });
    const address = await listen(app, config);
    const channel = await openChannel(assistant, config, log);
    const duty = assistant.dutyWatch.start();
    const practice = assistant.practice.start();
    process.stdout.write(welcome(address, assistant.generatedAdminPassword));
    const close = () =>
      app
        .close()
        .finally(() => practice.stop())
        .finally(() => duty.stop())
        .finally(() => channel?.close())
        .finally(() => assistant.close());
    const exit = (code: number) => process.exit(code);
    closeOnSignal({ signals: process, close, exit, patienceMs: CLOSE_PATIENCE_MS });
  } catch (error) {
    await assistant.close();
    throw error;
  }
}

/** The service comes before the port, because it takes the lock of the data folder. */
async function startService(config: Config, log: Log) {
  const { databaseUrl, dataDir, adminPassword, defaultRegion } = config;
  try {
    await makeFolder(resolve(dataDir));
    if (databaseUrl === undefined) await refuseFolderInUse(dataDir);
    const { warn: onWarning } = plainLog(log);
    const { opened: store } = await openStore({ databaseUrl, dataDir, onWarning });
    // Imported late: a second process is refused before the dictionaries are read.
    const { createAssistant } = await import('../src/assistant.ts');
    // While the store opens nothing else is to be done.
    importApp().catch(() => undefined);
    const dataKey = await loadDataKey(dataDir, config.dataKey).catch(async (error: unknown) => {
      await (await store).close();
      throw error;
    });
    const settings = { databaseUrl, dataDir, store, dataKey, adminPassword, defaultRegion };
    return await createAssistant({
      ...settings,
      chatModel: modelOf(config, config.chatModel),
      embeddingModel: modelOf(config, config.embeddingModel),
      ticketWebhook: config.ticketWebhook,
      keepDeliveriesDays: config.keepDeliveriesDays,
      duty: config.duty,
      clock: systemClock,
      log: plainLog(log),
    });
  } catch (error) {
    throw refusalToStart(error, config);
  }
}

function importApp() {
  return import('./app.ts');
}

/** Only the embedded store needs it: a server lets every command connect by itself. */
async function openChannel(assistant: Service, config: Config, log: Log) {
  if (config.databaseUrl !== undefined) return undefined;
  const { documents, audit, machines } = assistant;
  const onTrouble = (error: unknown) =>
    log.error({ err: error }, 'an administrator command failed');
  const needs = {
    documents,
    audit,
    machines,
    dataDir: config.dataDir,
    problemText: assistant.problemText,
    onTrouble,
  };
  try {
    const channel = await openAdminChannel(needs);
    await assistant.setOwnerAddress(channel.address);
    return channel;
  } catch (error) {
    log.warn({ err: error }, 'commands cannot work inside this process');
    return undefined;
  }
}

/** Undefined where no model is configured: none is called. */
function modelOf({ openai }: Config, model: string | undefined) {
  return model === undefined ? undefined : { ...openai, model };
}

/** Functions that may be handed on by themselves, which pino's methods may not. */
function plainLog(log: Log) {
  return {
    info: (message: string) => log.info(message),
    warn: (message: string) => log.warn(message),
    error: (details: object, message: string) => log.error(details, message),
  };
}

/** One line for whoever started the product; only a bug shows its stack. */
function startProblem(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof DomainError) return problemText(error.code, error.values);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
