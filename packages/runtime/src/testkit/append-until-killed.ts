import { writeSync } from 'node:fs';
import { systemClock } from '../adapters/system/clock.ts';
import { systemIds } from '../adapters/system/ids.ts';
import { openStore } from '../open-store.ts';
import { exampleBatch, exampleChange, exampleExecution, inside } from './example-execution.ts';

/** A process of its own for crash tests: `append-until-killed.ts FOLDER MASTER-KEY` writes as fast as it can and says what was acknowledged. */

const [, , folder = '', masterKey = ''] = process.argv;
const clock = systemClock();
const ids = systemIds(clock);
const store = await openStore({ folder, masterKey: Buffer.from(masterKey, 'base64'), clock, ids });
const scope = inside('crash');
const counters = { name: 'counters', indexes: ['count'] };

/** Straight to the pipe: what was said is not lost with the process. */
const say = (...words: (string | number)[]) => writeSync(1, `${words.join(' ')}\n`);

await Promise.all(Array.from({ length: 16 }, () => appendForEver(ids.next())));

async function appendForEver(id: string): Promise<void> {
  await store.executions.create(scope, exampleExecution(id), exampleBatch(id, 1));
  say('batch', id, 1);
  for (let seq = 2; ; seq++) {
    await store.executions.append(scope, id, seq - 1, exampleBatch(id, seq), exampleChange({ waitingFor: [`task:${seq}`] }));
    say('batch', id, seq);
    await store.documents.put(scope, counters, { id, keys: { count: seq }, body: { seq } }, 'any');
    say('document', id, seq);
  }
}
