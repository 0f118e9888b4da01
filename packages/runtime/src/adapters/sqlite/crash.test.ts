import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import type { FeedEntry } from '../../ports/execution-store.ts';
import { storeInUse } from '../../ports/store-refusals.ts';
import { inside } from '../../testkit/example-execution.ts';
import { openTestStore, type TestStore } from '../../testkit/open-test-store.ts';

const scope = inside('crash');
const counters = { name: 'counters', indexes: ['count'] };

/** Starts a writing process, kills it once it has acknowledged so much, and gives what it had acknowledged: id → the last seq. */
async function killAfter(acknowledged: number, folder: string, masterKey: Buffer, meanwhile: () => Promise<void>) {
  const script = new URL('../../testkit/append-until-killed.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, folder, masterKey.toString('base64')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const batches = new Map<string, number>();
  const documents = new Map<string, number>();
  let lines = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [what, id = '', seq] = line.split(' ');
    (what === 'batch' ? batches : documents).set(id, Number(seq));
    lines++;
    if (lines === 1) await meanwhile();
    if (lines === acknowledged) child.kill('SIGKILL');
  }
  return { batches, documents };
}

async function wholeFeed(store: TestStore): Promise<FeedEntry[]> {
  const all: FeedEntry[] = [];
  for (let page = await store.executions.feed({ system: true }, 0, 500); page.length > 0; ) {
    all.push(...page);
    page = await store.executions.feed({ system: true }, all.length, 500);
  }
  return all;
}

test('a process killed at any moment loses nothing it acknowledged, leaves no gap, and frees its folder', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mortise-'));
  const masterKey = randomBytes(32);
  const open = () => openTestStore({ folder, masterKey });
  const batches = new Map<string, number>();
  const documents = new Map<string, number>();

  for (const acknowledged of [1, 40, 700, 3001]) {
    const acks = await killAfter(acknowledged, folder, masterKey, () => expect(open()).rejects.toSatisfy(storeInUse.is));
    for (const [id, seq] of acks.batches) batches.set(id, seq);
    for (const [id, seq] of acks.documents) documents.set(id, seq);
  }

  const store = await open();
  onTestFinished(() => store.close());
  const feed = await wholeFeed(store);
  expect(feed.map(({ position }) => position)).toEqual(feed.map((_, place) => place + 1));
  for (const [id, seq] of batches) {
    const logged = (await store.executions.batches(scope, id)).map((batch) => batch.seq);
    expect(logged).toEqual(logged.map((_, place) => place + 1));
    expect(logged.length).toBeGreaterThanOrEqual(seq);
    expect(feed.filter(({ execution }) => execution === id).map((entry) => entry.seq)).toEqual(logged);
    const loaded = await store.executions.load(scope, id);
    expect(loaded?.last.snapshot.steps).toBe(logged.length);
    expect(await store.executions.waitingFor(scope, `task:${logged.length}`)).toEqual(
      logged.length > 1 ? expect.arrayContaining([id]) : [],
    );
  }
  for (const [id, seq] of documents) {
    const count = Number((await store.documents.get(scope, counters, id))?.keys.count);
    expect(count).toBeGreaterThanOrEqual(seq);
    const found = await store.documents.find(scope, counters, { count }, { by: 'id', order: 'asc' }, { limit: 200 });
    expect(found.items.map((document) => document.id)).toContain(id);
  }
});
