/**
 * Loaded into the product before its own code (NODE_OPTIONS): ends the process with SIGKILL at one chosen
 * statement after SIGUSR2. Every statement is an await, on both engines, and the product knows nothing of
 * this: a statement is counted where it leaves for the database's thread, or for the server.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isMainThread, Worker } from 'node:worker_threads';

/** How far the engine may get with a statement that was sent before the process dies, in milliseconds. */
const LONGEST_START_MS = 1.5;

/** @type {{ statement: number, moment: 'sent' | 'answered' } | null} */
let chosen = null;
let sent = 0;
let answered = 0;

if (isMainThread) {
  process.on('SIGUSR2', () => {
    chosen = JSON.parse(readFileSync(process.env['DIE_AT_FILE'] ?? '', 'utf8'));
    sent = 0;
    answered = 0;
    process.stdout.write(`to die: ${JSON.stringify(chosen)}\n`);
  });
  watchEmbedded();
  watchServer();
}

function watchEmbedded() {
  const { postMessage, emit } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...rest) {
    postMessage.call(this, message, ...rest);
    if (message?.kind === 'run') afterSending();
  };
  Worker.prototype.emit = function (event, message, ...rest) {
    if (event === 'message' && ['result', 'refused'].includes(message?.kind)) beforeHearing();
    return emit.call(this, event, message, ...rest);
  };
}

function watchServer() {
  const { Client } = createRequire(import.meta.url)('pg');
  const { query } = Client.prototype;
  Client.prototype.query = function (...given) {
    const callback = given.at(-1);
    const heard =
      (then) =>
      (...outcome) => {
        beforeHearing();
        return then(...outcome);
      };
    if (typeof callback === 'function') given[given.length - 1] = heard(callback);
    const answer = query.apply(this, given);
    afterSending();
    if (typeof answer?.then !== 'function') return answer;
    return answer.then(
      heard((result) => result),
      heard((error) => Promise.reject(error)),
    );
  };
}

function afterSending() {
  sent += 1;
  const point = chosen;
  if (point?.moment !== 'sent' || sent !== point.statement) return;
  // What was written leaves with this turn of the loop; nothing else of ours runs until the end.
  setImmediate(() => {
    // It was told to live meanwhile.
    if (chosen !== point) return;
    Atomics.wait(
      new Int32Array(new SharedArrayBuffer(4)),
      0,
      0,
      Math.random() * LONGEST_START_MS,
    );
    die();
  });
}

function beforeHearing() {
  answered += 1;
  if (chosen?.moment === 'answered' && answered === chosen.statement) die();
}

function die() {
  process.kill(process.pid, 'SIGKILL');
  // The signal may come a moment later: nothing happens until then.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
