import type { SystemScope } from '@mortise/shared/tenant';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inside } from '../testkit/example-execution.ts';
import {
  type Collection,
  type Document,
  type Documents,
  documentChanged,
  documentDuplicate,
  documentUndeclaredKey,
  type Filter,
  type Key,
  type Sort,
} from './documents.ts';
import { sealBroken, type Vault } from './vault.ts';

type Opened = { readonly documents: Documents; readonly vault: Vault; close(): Promise<void> };

const system: SystemScope = { system: true };
const claims: Collection = { name: 'claims', indexes: ['status', 'amount', 'urgent'], unique: ['number'] };
const byId: Sort = { by: 'id', order: 'asc' };

/** What every store of documents promises. `open` gives an empty one. */
export function documentsContract(name: string, open: () => Promise<Opened>) {
  describe(`documents on ${name}`, () => {
    let opened: Opened;
    let store: Documents;
    beforeAll(async () => {
      opened = await open();
      store = opened.documents;
    });
    afterAll(() => opened.close());

    const a = inside('tenant-a');
    const b = inside('tenant-b');
    const put = (id: string, keys: Record<string, Key> = {}, scope = a, ifVersion: number | 'any' = 0) =>
      store.put(scope, claims, { id, keys, body: { words: id } }, ifVersion);
    const ids = (documents: readonly Document[]) => documents.map(({ id }) => id);
    const find = async (scope: typeof a, filter: Filter, sort = byId) =>
      ids((await store.find(scope, claims, filter, sort, { limit: 200 })).items);

    test('a document comes back as it was put, and its version counts its puts', async () => {
      const first = { id: 'd1', keys: { status: 'open', urgent: true }, body: { name: '李雷', list: [1, null, { deep: '深' }] } };
      expect(await store.put(a, claims, first, 0)).toBe(1);
      expect(await store.get(a, claims, 'd1')).toMatchObject({ ...first, version: 1 });
      expect(await store.put(a, claims, { ...first, body: {}, owner: 'li' }, 1)).toBe(2);
      expect(await store.put(a, claims, { ...first, body: { third: 3 } }, 'any')).toBe(3);
      expect(await store.get(a, claims, 'd1')).toMatchObject({ version: 3, body: { third: 3 } });
      expect(await store.get(a, claims, 'nowhere')).toBeUndefined();
    });

    test('a put against another version than the one that is there changes nothing', async () => {
      await put('cas');
      await expect(put('cas')).rejects.toSatisfy(documentChanged.is);
      await expect(put('cas', { status: 'lost' }, a, 2)).rejects.toSatisfy(documentChanged.is);
      await expect(put('absent', {}, a, 1)).rejects.toSatisfy(documentChanged.is);
      expect(await store.get(a, claims, 'cas')).toMatchObject({ version: 1, keys: {} });
      expect(await store.get(a, claims, 'absent')).toBeUndefined();
    });

    test('however many writers count together, no count is lost', async () => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }), async (writers) => {
          const id = `counter-${run++}`;
          await store.put(a, claims, { id, keys: {}, body: { count: 0 } }, 0);
          await Promise.all(writers.map((times) => countTimes(id, times)));
          const total = writers.reduce((sum, times) => sum + times, 0);
          expect(await store.get(a, claims, id)).toMatchObject({ version: total + 1, body: { count: total } });
        }),
        { numRuns: 15 },
      );
    });

    async function countTimes(id: string, times: number): Promise<void> {
      for (let done = 0; done < times; ) {
        const read = await store.get(a, claims, id);
        const count = Number(read?.body.count) + 1;
        const isDone = await store.put(a, claims, { id, keys: {}, body: { count } }, read?.version ?? 0).then(
          () => true,
          (error) => !documentChanged.is(error),
        );
        if (isDone) done++;
      }
    }

    test('one tenant never sees, replaces, removes or counts a document of another', async () => {
      await put('private', { status: 'secret', number: 'N-private' });
      expect(await store.get(b, claims, 'private')).toBeUndefined();
      expect(await find(b, { status: 'secret' })).toEqual([]);
      expect(await store.count(b, claims, { status: 'secret' })).toBe(0);
      expect(await store.remove(b, claims, 'private')).toBe(false);
      await expect(put('private', {}, b, 1)).rejects.toSatisfy(documentChanged.is);
      expect(await put('private', { status: 'secret', number: 'N-private' }, b)).toBe(1);
      expect((await store.get(a, claims, 'private'))?.version).toBe(1);
    });

    test('collections are apart', async () => {
      await put('shared-id', { status: 'apart' });
      const other = { ...claims, name: 'others' };
      expect(await store.get(a, other, 'shared-id')).toBeUndefined();
      expect((await store.find(a, other, { status: 'apart' }, byId, { limit: 9 })).items).toEqual([]);
    });

    test('a unique key belongs to one document, until that lets go of it', async () => {
      await put('u1', { number: 'N-1' });
      await expect(put('u2', { number: 'N-1' })).rejects.toSatisfy(documentDuplicate.is);
      expect(await store.get(a, claims, 'u2')).toBeUndefined();
      await put('u2', { number: 'N-2' });
      await expect(put('u2', { number: 'N-1' }, a, 1)).rejects.toSatisfy(documentDuplicate.is);
      expect(await store.get(a, claims, 'u2')).toMatchObject({ version: 1, keys: { number: 'N-2' } });
      await put('u1', { number: 'N-3' }, a, 1);
      await put('u2', { number: 'N-1' }, a, 1);
      expect(await store.remove(a, claims, 'u2')).toBe(true);
      await put('u4', { number: 'N-1' });
      await put('u5');
      await put('u6');
    });

    test('of many that claim a unique key at once exactly one gets it', async () => {
      const all = await Promise.allSettled(['c1', 'c2', 'c3', 'c4'].map((id) => put(id, { number: 'N-fought' })));
      expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await find(a, { number: 'N-fought' })).toHaveLength(1);
    });

    test('a removed document is gone from look-ups, and removing it again says so', async () => {
      await put('gone', { status: 'leaving' });
      expect(await store.remove(a, claims, 'gone')).toBe(true);
      expect(await store.remove(a, claims, 'gone')).toBe(false);
      expect(await find(a, { status: 'leaving' })).toEqual([]);
      expect(await put('gone', { status: 'back' })).toBe(1);
    });

    test('a filter finds by a value, by any of several, by a range, and by all of these together', async () => {
      const scope = inside('filterer');
      await put('a', { status: 'open', amount: 5, urgent: true }, scope);
      await put('b', { status: 'open', amount: 30, urgent: false }, scope);
      await put('c', { status: 'paid', amount: 200, urgent: true }, scope);
      await put('d', { status: 'shut' }, scope);
      expect(await find(scope, {})).toEqual(['a', 'b', 'c', 'd']);
      expect(await find(scope, { status: 'open' })).toEqual(['a', 'b']);
      expect(await find(scope, { urgent: true })).toEqual(['a', 'c']);
      expect(await find(scope, { status: ['paid', 'shut', 'else'] })).toEqual(['c', 'd']);
      expect(await find(scope, { status: [] })).toEqual([]);
      expect(await find(scope, { amount: { from: 30 } })).toEqual(['b', 'c']);
      expect(await find(scope, { amount: { to: 30 } })).toEqual(['a', 'b']);
      expect(await find(scope, { amount: { from: 6, to: 199 } })).toEqual(['b']);
      expect(await find(scope, { status: { from: 'p' } })).toEqual(['c', 'd']);
      expect(await find(scope, { status: ['open', 'paid'], amount: { from: 10 }, urgent: true })).toEqual(['c']);
      expect(await store.count(scope, claims, { status: ['open', 'paid'], amount: { from: 10 } })).toBe(2);
      expect(await store.count(scope, claims, {})).toBe(4);
      await put('a', { status: 'paid', amount: 5 }, scope, 1);
      expect(await find(scope, { status: 'open' })).toEqual(['b']);
    });

    test('a sort by a key, by id or by time of change orders numbers as numbers and leaves out nobody without the key', async () => {
      const scope = inside('sorter');
      for (const [id, amount] of Object.entries({ a: 30, b: 5, c: 200, d: 5 })) await put(id, { amount, status: 'open' }, scope);
      await put('e', { status: 'open' }, scope);
      const sorted = async (by: string, order: 'asc' | 'desc') => find(scope, { status: 'open' }, { by, order });
      expect((await sorted('amount', 'asc')).filter((id) => id !== 'e')).toEqual(['b', 'd', 'a', 'c']);
      expect((await sorted('amount', 'desc')).filter((id) => id !== 'e')).toEqual(['c', 'a', 'd', 'b']);
      expect((await sorted('amount', 'asc')).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
      expect(await sorted('id', 'desc')).toEqual(['e', 'd', 'c', 'b', 'a']);
      expect(await sorted('updatedAt', 'asc')).toEqual(['a', 'b', 'c', 'd', 'e']);
    });

    test('pages of any size give every document once, in order, whatever is put and removed between them', async () => {
      let run = 0;
      const some = fc.array(fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }), { maxLength: 12 });
      const sorts = fc.record({ by: fc.constantFrom('amount', 'id', 'updatedAt'), order: fc.constantFrom('asc', 'desc') });
      await fc.assert(
        fc.asyncProperty(some, sorts, fc.integer({ min: 1, max: 5 }), async (amounts, sort, limit) => {
          const scope = inside(`pager-${run++}`);
          for (const [place, amount] of amounts.entries())
            await put(`d${String(place).padStart(2, '0')}`, amount === undefined ? {} : { amount }, scope);
          const whole = await find(scope, {}, sort);
          const seen: string[] = [];
          for (let cursor: string | undefined, page = 0; page === 0 || cursor !== undefined; page++) {
            const got = await store.find(scope, claims, {}, sort, { limit, cursor });
            seen.push(...ids(got.items));
            cursor = got.next;
            if (page === 0 && seen[0] !== undefined) await store.remove(scope, claims, seen[0]);
          }
          expect(seen).toEqual(whole);
        }),
        { numRuns: 25 },
      );
    });

    test('a filter, a sort or a put by a field that is not declared is a mistake of ours, said aloud', async () => {
      const page = { limit: 1 };
      await expect(store.find(a, claims, { name: '李雷' }, byId, page)).rejects.toSatisfy(documentUndeclaredKey.is);
      await expect(store.find(a, claims, {}, { by: 'name', order: 'asc' }, page)).rejects.toSatisfy(documentUndeclaredKey.is);
      await expect(put('undeclared', { name: '李雷' })).rejects.toSatisfy(documentUndeclaredKey.is);
    });

    test('a look-up across tenants finds whose document it is', async () => {
      await put('s1', { number: 'N-across' }, inside('across-a'));
      await put('s2', { number: 'N-across' }, inside('across-b'));
      const found = await store.across(system, claims, { number: 'N-across' }, 5);
      expect(found.map(({ tenantId, document }) => [tenantId, document.id, document.body])).toEqual([
        ['across-a', 's1', { words: 's1' }],
        ['across-b', 's2', { words: 's2' }],
      ]);
      expect(await store.across(system, claims, { number: 'N-across' }, 1)).toHaveLength(1);
    });

    test('an erased owner is unreadable, can put nothing new, and leaves the lists of others whole', async () => {
      const scope = inside('eraser');
      for (const owner of ['zhao', 'qian']) await store.put(scope, claims, { id: owner, keys: {}, body: { owner }, owner }, 0);
      await opened.vault.destroy(scope.tenantId, 'zhao');
      await expect(store.get(scope, claims, 'zhao')).rejects.toSatisfy(sealBroken.is);
      await expect(store.put(scope, claims, { id: 'new', keys: {}, body: {}, owner: 'zhao' }, 0)).rejects.toSatisfy(sealBroken.is);
      expect(await find(scope, {})).toEqual(['qian']);
    });
  });
}
