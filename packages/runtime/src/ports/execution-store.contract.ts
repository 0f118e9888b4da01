import type { SystemScope } from '@mortise/shared/tenant';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleBatch, exampleChange, exampleExecution, inside } from '../testkit/example-execution.ts';
import { type ExecutionFilter, type ExecutionStore, executionExists, executionRaced, type FeedEntry } from './execution-store.ts';
import { sealBroken, type Vault } from './vault.ts';

type Opened = { readonly executions: ExecutionStore; readonly vault: Vault; close(): Promise<void> };

const system: SystemScope = { system: true };

/** What every execution store promises. `open` gives an empty one. */
export function executionStoreContract(name: string, open: () => Promise<Opened>) {
  describe(`execution store on ${name}`, () => {
    let opened: Opened;
    let store: ExecutionStore;
    beforeAll(async () => {
      opened = await open();
      store = opened.executions;
    });
    afterAll(() => opened.close());

    const a = inside('tenant-a');
    const b = inside('tenant-b');
    const start = (id: string, changes = {}, scope = a) => store.create(scope, exampleExecution(id, changes), exampleBatch(id, 1));
    const step = (id: string, after: number, changes = {}, scope = a) =>
      store.append(scope, id, after, exampleBatch(id, after + 1), exampleChange(changes));

    /** The whole feed, read in small pages as a projection would. */
    async function wholeFeed(from = 0): Promise<FeedEntry[]> {
      const page = await store.feed(system, from, 7);
      return page.length === 0 ? [] : [...page, ...(await wholeFeed(page.at(-1)?.position))];
    }

    test('what was committed comes back as it was, the newest with its snapshot', async () => {
      await store.create(
        a,
        exampleExecution('kept', { businessKey: 'C-1', conversation: 'talk', parent: 'above' }),
        exampleBatch('kept', 1, '一'),
      );
      const at = '2026-03-02T02:00:00.000Z';
      const change = {
        status: 'stuck',
        due: '2026-03-09T00:00:00.000Z',
        waitingFor: ['task:9'],
        customer: 'li',
        version: 'v2',
        dispatched: 0,
      } as const;
      await store.append(a, 'kept', 1, exampleBatch('kept', 2, '二', at), change);
      expect(await store.load(a, 'kept')).toEqual({
        row: {
          ...{ id: 'kept', tenantId: 'tenant-a', flow: 'claim', type: 'process', environment: 'live', seq: 2, ...change },
          ...{ businessKey: 'C-1', conversation: 'talk', parent: 'above', createdAt: '2026-03-02T01:00:00.000Z', updatedAt: at },
        },
        last: exampleBatch('kept', 2, '二', at),
      });
      const { snapshot: _first, ...first } = exampleBatch('kept', 1, '一');
      const { snapshot: _second, ...second } = exampleBatch('kept', 2, '二', at);
      expect(await store.batches(a, 'kept')).toEqual([first, second]);
    });

    test('batches are read from where one asks and as many as one asks', async () => {
      await start('paged');
      for (const after of [1, 2, 3]) await step('paged', after);
      expect((await store.batches(a, 'paged', 2)).map(({ seq }) => seq)).toEqual([2, 3, 4]);
      expect((await store.batches(a, 'paged', 2, 2)).map(({ seq }) => seq)).toEqual([2, 3]);
      expect(await store.batches(a, 'paged', 9)).toEqual([]);
    });

    test('one tenant never sees or moves an execution of another', async () => {
      await start('private', { waitingFor: ['signal:paid:1'] });
      expect(await store.load(b, 'private')).toBeUndefined();
      expect(await store.batches(b, 'private')).toEqual([]);
      expect(await store.waitingFor(b, 'signal:paid:1')).toEqual([]);
      expect((await store.list(b, {}, { limit: 200 })).items.map(({ id }) => id)).not.toContain('private');
      await expect(step('private', 1, {}, b)).rejects.toSatisfy(executionRaced.is);
      await store.dispatched(b, 'private', 1);
      expect((await store.load(a, 'private'))?.row).toMatchObject({ seq: 1, dispatched: 0 });
    });

    test('two tenants may use the same id', async () => {
      await start('same', { flow: 'claim' }, a);
      await start('same', { flow: 'other' }, b);
      expect((await store.load(a, 'same'))?.row.flow).toBe('claim');
      expect((await store.load(b, 'same'))?.row.flow).toBe('other');
    });

    test('a start that is repeated changes nothing and says that the execution exists', async () => {
      await start('once', { waitingFor: ['task:1'] });
      await expect(start('once', { waitingFor: ['task:2'] })).rejects.toSatisfy(executionExists.is);
      expect(await store.waitingFor(a, 'task:2')).not.toContain('once');
      expect(await store.batches(a, 'once')).toHaveLength(1);
    });

    test('of two writers at the same point only one wins, and nothing of the other is kept', async () => {
      await start('fought');
      const both = await Promise.allSettled(['left', 'right'].map((side) => step('fought', 1, { waitingFor: [`task:${side}`] })));
      const lost = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      expect(lost).toHaveLength(1);
      expect(lost[0]).toSatisfy(executionRaced.is);
      expect(await store.batches(a, 'fought')).toHaveLength(2);
      const waits = [...(await store.waitingFor(a, 'task:left')), ...(await store.waitingFor(a, 'task:right'))];
      expect(waits).toEqual(['fought']);
    });

    test('a batch goes only right behind the newest one of an execution that is there', async () => {
      await expect(step('nobody', 0)).rejects.toSatisfy(executionRaced.is);
      await start('ordered');
      await expect(step('ordered', 2)).rejects.toSatisfy(executionRaced.is);
      await expect(step('ordered', 0)).rejects.toSatisfy(executionRaced.is);
      await expect(store.append(a, 'ordered', 1, exampleBatch('ordered', 3), exampleChange())).rejects.toSatisfy(executionRaced.is);
      expect(await store.batches(a, 'ordered')).toHaveLength(1);
    });

    test('however many writers race, every success is one batch and the log has no gap', { timeout: 120_000 }, async () => {
      let run = 0;
      const writers = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(writers, async (turns) => {
          const id = `race-${run++}`;
          await start(id);
          await Promise.all(turns.map((times) => winTimes(id, times)));
          const total = 1 + turns.reduce((sum, times) => sum + times, 0);
          expect((await store.batches(a, id)).map(({ seq }) => seq)).toEqual(Array.from({ length: total }, (_, seq) => seq + 1));
        }),
        { numRuns: 15 },
      );
    });

    async function winTimes(id: string, times: number): Promise<void> {
      for (let won = 0; won < times; ) {
        const seq = (await store.load(a, id))?.row.seq ?? 0;
        const done = await step(id, seq).then(
          () => true,
          (error) => !executionRaced.is(error),
        );
        if (done) won++;
      }
    }

    test('a list is newest first, and pages neither repeat nor skip while others start', async () => {
      const scope = inside('lister');
      const begin = (id: string, minute: number) =>
        store.create(scope, exampleExecution(id), exampleBatch(id, 1, '', `2026-03-02T01:0${minute}:00.000Z`));
      for (const [place, id] of ['p1', 'p2', 'p3', 'p4', 'p5'].entries()) await begin(id, Math.floor(place / 2));
      const first = await store.list(scope, {}, { limit: 2 });
      await begin('p9', 9);
      const second = await store.list(scope, {}, { limit: 2, cursor: first.next });
      const third = await store.list(scope, {}, { limit: 2, cursor: second.next });
      expect([first, second, third].map(({ items }) => items.map(({ id }) => id))).toEqual([['p5', 'p4'], ['p3', 'p2'], ['p1']]);
      expect(third.next).toBeUndefined();
    });

    test('a list can be narrowed by everything a row is found by', async () => {
      const scope = inside('filterer');
      const wanted: ExecutionFilter = {
        ...{ flow: 'renewal', version: 'v7', businessKey: 'P-1', conversation: 'c-1', customer: 'wang' },
        status: 'stuck',
        type: 'dialog',
        environment: 'test',
      };
      await store.create(scope, exampleExecution('plain'), exampleBatch('plain', 1));
      await store.create(scope, exampleExecution('wanted', wanted), exampleBatch('wanted', 1));
      const filters = Object.entries(wanted).map(([field, value]) => ({ [field]: value }));
      for (const filter of [...filters, wanted])
        expect((await store.list(scope, filter, { limit: 9 })).items.map(({ id }) => id)).toEqual(['wanted']);
      expect((await store.list(scope, { ...wanted, flow: 'claim' }, { limit: 9 })).items).toEqual([]);
    });

    test('who waits for a correlation follows every batch', async () => {
      const waiting = async (key: string) => store.waitingFor(a, key);
      await start('w1', { waitingFor: ['child:x', 'signal:paid:7', 'signal:paid:7'] });
      await start('w2', { waitingFor: ['signal:paid:7'] });
      expect(await waiting('signal:paid:7')).toEqual(['w1', 'w2']);
      await step('w1', 1, { waitingFor: ['task:w1'] });
      expect([await waiting('signal:paid:7'), await waiting('child:x'), await waiting('task:w1')]).toEqual([['w2'], [], ['w1']]);
    });

    test('timers are given at their instant and not before, the earliest first, and no more once they are gone', async () => {
      const due = async (now: string, limit = 200) =>
        (await store.due(system, now, limit)).filter(({ tenantId }) => tenantId === 'timer').map(({ id }) => id);
      const scope = inside('timer');
      await start('late', { due: '2020-01-01T00:00:02.000Z' }, scope);
      await start('soon', { due: '2020-01-01T00:00:01.000Z' }, scope);
      await start('never', {}, scope);
      expect(await due('2020-01-01T00:00:00.999Z')).toEqual([]);
      expect(await due('2020-01-01T00:00:01.000Z')).toEqual(['soon']);
      expect(await due('2020-01-01T00:00:09.000Z')).toEqual(['soon', 'late']);
      expect(await due('2020-01-01T00:00:09.000Z', 1)).toEqual(['soon']);
      await step('soon', 1, { due: undefined }, scope);
      expect(await due('2020-01-01T00:00:09.000Z')).toEqual(['late']);
    });

    test('an execution is unsettled while it runs or has undispatched batches, and the mark never goes down', async () => {
      const scope = inside('settler');
      const unsettled = async (after?: string) =>
        (await store.unsettled(system, after, 500)).filter(({ tenantId }) => tenantId === 'settler').map(({ id }) => id);
      await start('u1', {}, scope);
      await start('u2', {}, scope);
      await start('u3', { status: 'running' }, scope);
      expect(await unsettled()).toEqual(['u1', 'u2', 'u3']);
      for (const id of ['u1', 'u3']) await store.dispatched(scope, id, 1);
      expect(await unsettled()).toEqual(['u2', 'u3']);
      expect(await unsettled('u2')).toEqual(['u3']);
      await store.dispatched(scope, 'u2', 1);
      await store.dispatched(scope, 'u2', 0);
      expect((await store.load(scope, 'u2'))?.row.dispatched).toBe(1);
      await step('u1', 1, {}, scope);
      expect(await unsettled()).toEqual(['u1', 'u3']);
    });

    test('the feed gives every committed batch once, in order, to a reader that reads while others write', async () => {
      const ids = ['f1', 'f2', 'f3'];
      const from = (await wholeFeed()).at(-1)?.position ?? 0;
      const seen: FeedEntry[] = [];
      const writing = Promise.all(
        ids.map(async (id, place) => {
          const scope = place === 0 ? a : b;
          await start(id, {}, scope);
          for (let after = 1; after < 20; after++) await step(id, after, {}, scope);
        }),
      );
      while (seen.length < 60) seen.push(...(await store.feed(system, seen.at(-1)?.position ?? from, 4)));
      await writing;
      const positions = seen.map(({ position }) => position);
      expect(positions).toEqual([...new Set(positions)].toSorted((x, y) => x - y));
      expect(positions[0]).toBeGreaterThan(from);
      expect(await store.newest(system)).toBe(positions.at(-1));
      for (const id of ids)
        expect(seen.filter(({ execution }) => execution === id).map(({ seq, batch }) => [seq, batch?.seq])).toEqual(
          Array.from({ length: 20 }, (_, place) => [place + 1, place + 1]),
        );
      expect(seen.find(({ execution }) => execution === 'f2')?.tenantId).toBe('tenant-b');
    });

    test('an erased customer is unreadable, from the time before the customer was known too, and the feed goes on', async () => {
      await start('erased');
      await step('erased', 1, { customer: 'zhao' });
      await step('erased', 2, { customer: 'zhao' });
      await start('spared', { customer: 'qian' });
      expect((await store.load(a, 'erased'))?.last.seq).toBe(3);
      await opened.vault.destroy(a.tenantId, 'zhao');
      await expect(store.load(a, 'erased')).rejects.toSatisfy(sealBroken.is);
      await expect(store.batches(a, 'erased')).rejects.toSatisfy(sealBroken.is);
      await expect(step('erased', 3)).rejects.toSatisfy(sealBroken.is);
      expect((await store.load(a, 'spared'))?.last).toEqual(exampleBatch('spared', 1));
      const fed = (await wholeFeed()).filter(({ execution }) => execution === 'erased' || execution === 'spared');
      expect(fed.map(({ execution, seq, batch }) => [execution, seq, batch?.seq])).toEqual([
        ['erased', 1, undefined],
        ['erased', 2, undefined],
        ['erased', 3, undefined],
        ['spared', 1, 1],
      ]);
    });
  });
}
