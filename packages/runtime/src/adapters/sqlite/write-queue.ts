import { Worker } from 'node:worker_threads';
import { Fault } from '@mortise/shared/fault';
import { storeUnavailable } from '../../ports/execution-store.ts';
import type { Connection } from './connect.ts';
import type { Outcome, Settled, Write } from './write.ts';
import type { Answer, Ask } from './writer.ts';

/** The way to the thread that writes. */
export type WriteQueue = {
  /** Resolves once the write is on disk, or refused at a step. Throws `store.unavailable` with nothing stored. */
  write(write: Write): Promise<Settled>;
  /** Resolves once no overwritten or deleted byte is left in the log beside the database. */
  scrub(): Promise<void>;
  /** Resolves when what was asked before is done. */
  close(): Promise<void>;
};

/** Writes that may wait; over it the store is unavailable rather than slow without end. */
const queueLimit = 5000;

type Waiting = { readonly settle: (outcome: Outcome) => void };

/** Starts the thread. Throws `store.unavailable` or `store.too-new`. */
export async function openWriteQueue(connection: Connection): Promise<WriteQueue> {
  const worker = new Worker(new URL('./writer.ts', import.meta.url), { workerData: connection });
  const waiting: Waiting[] = [];
  const scrubs: Waiting[] = [];
  let gone: string | undefined;
  const ready = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();

  worker.on('message', (answer: Answer) => {
    if (answer.is === 'ready') ready.resolve();
    else if (answer.is === 'outcomes') settle(answer.outcomes);
    else if (answer.is === 'scrubbed')
      scrubs.shift()?.settle(answer.whole ? { is: 'committed' } : { is: 'unavailable', reason: 'its log is being read' });
    else ready.reject(answer.fault === undefined ? storeUnavailable({ reason: answer.reason }) : new Fault(answer.fault));
  });
  worker.on('error', (error) => end(error.message));
  worker.on('exit', () => end('it is closed'));

  function settle(outcomes: readonly Outcome[]): void {
    const answered = waiting.splice(0, outcomes.length);
    for (const [place, outcome] of outcomes.entries()) answered[place]?.settle(outcome);
  }

  function end(reason: string): void {
    gone ??= reason;
    ready.reject(storeUnavailable({ reason }));
    settle(waiting.map(() => ({ is: 'unavailable', reason })));
    for (const scrub of scrubs.splice(0)) scrub.settle({ is: 'unavailable', reason });
    ended.resolve();
  }

  const ask = (what: Ask) => worker.postMessage(what);
  let gathered: Write[] = [];

  /** What one turn of the event loop writes goes over as one message: a message costs as much as sealing a batch. */
  function gather(write: Write): void {
    if (gathered.push(write) === 1) setImmediate(send);
  }

  function send(): void {
    if (gathered.length > 0) ask({ is: 'writes', writes: gathered });
    gathered = [];
  }

  await ready.promise;
  return {
    write: (write) => {
      if (gone !== undefined) return Promise.reject(storeUnavailable({ reason: gone }));
      if (waiting.length >= queueLimit) return Promise.reject(storeUnavailable({ reason: 'too many writes are waiting' }));
      gather(write);
      return answered(waiting);
    },
    async scrub() {
      if (gone !== undefined) throw storeUnavailable({ reason: gone });
      const scrubbed = answered(scrubs);
      send();
      ask({ is: 'scrub' });
      await scrubbed;
    },
    async close() {
      send();
      if (gone === undefined) ask({ is: 'close' });
      await ended.promise;
    },
  };
}

/** The answer to come, with what is not the caller's business thrown. */
function answered(queue: Waiting[]): Promise<Settled> {
  return new Promise((resolve, reject) => {
    queue.push({
      settle(outcome) {
        if (outcome.is === 'unavailable') reject(storeUnavailable({ reason: outcome.reason }));
        else if (outcome.is === 'bug') reject(new Error(outcome.reason));
        else resolve(outcome);
      },
    });
  });
}
