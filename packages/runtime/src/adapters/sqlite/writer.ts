import { statSync } from 'node:fs';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { faultDataFrom } from '@mortise/shared/fault';
import { openCommitGroup } from './commit-group.ts';
import { type Connection, connectWriter } from './connect.ts';
import { migrate } from './migrations.ts';
import type { Outcome, Write } from './write.ts';

/** The thread that writes: takes whatever has queued up, commits it as one group, answers in order. */

/** What the thread is asked. Writes are answered in the order they came. */
export type Ask = { readonly is: 'writes'; readonly writes: readonly Write[] } | { readonly is: 'scrub' } | { readonly is: 'close' };
export type Answer =
  | { readonly is: 'ready' }
  | { readonly is: 'outcomes'; readonly outcomes: readonly Outcome[] }
  | { readonly is: 'scrubbed'; readonly whole: boolean }
  | { readonly is: 'failed'; readonly fault: ReturnType<typeof faultDataFrom> | undefined; readonly reason: string };

/** Writes committed together at most: a bound on how long the first of them waits for the last. */
const groupLimit = 1000;

if (parentPort !== null) serve(parentPort, workerData);

function serve(port: NonNullable<typeof parentPort>, connection: Connection): void {
  const answer = (what: Answer) => port.postMessage(what);
  let database: ReturnType<typeof connectWriter>;
  try {
    database = connectWriter(connection);
    migrate(database);
  } catch (error) {
    const fault = faultDataFrom(error);
    const known = fault.code === 'internal.bug' ? undefined : fault;
    answer({ is: 'failed', fault: known, reason: error instanceof Error ? error.message : 'unknown' });
    port.close();
    return;
  }
  const commitGroup = openCommitGroup(database);
  const inode = statSync(connection.file).ino;

  port.on('message', (first: Ask) => {
    for (let ask: Ask | undefined = first; ask !== undefined; ) ask = ask.is === 'writes' ? commit(ask.writes) : tend(ask);
  });
  answer({ is: 'ready' });

  /** Commits this and what else is waiting; gives the first ask that is not a write. */
  function commit(first: readonly Write[]): Ask | undefined {
    const group = [...first];
    let other: Ask | undefined;
    while (group.length < groupLimit && other === undefined) {
      const next: Ask | undefined = receiveMessageOnPort(port)?.message;
      if (next === undefined) break;
      if (next.is === 'writes') group.push(...next.writes);
      else other = next;
    }
    answer({
      is: 'outcomes',
      outcomes: isInPlace() ? commitGroup(group) : group.map(() => ({ is: 'unavailable', reason: 'its file is gone' })),
    });
    return other;
  }

  /** An open file that was deleted still takes writes; nobody would ever find them. */
  function isInPlace(): boolean {
    return statSync(connection.file, { throwIfNoEntry: false })?.ino === inode;
  }

  function tend(ask: Ask): undefined {
    if (ask.is === 'scrub') {
      answer({ is: 'scrubbed', whole: database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0 });
    } else {
      database.exec('PRAGMA optimize');
      database.close();
      port.close();
    }
  }
}
