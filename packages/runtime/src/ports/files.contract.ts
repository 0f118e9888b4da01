import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleBatch, exampleChange, exampleExecution, inside } from '../testkit/example-execution.ts';
import type { ExecutionStore } from './execution-store.ts';
import type { Files } from './files.ts';
import { sealBroken, type Vault } from './vault.ts';

type Opened = { readonly files: Files; readonly executions: ExecutionStore; readonly vault: Vault; close(): Promise<void> };

/** What every store of files promises. `open` gives an empty one. */
export function filesContract(name: string, open: () => Promise<Opened>) {
  describe(`files on ${name}`, () => {
    let opened: Opened;
    let files: Files;
    beforeAll(async () => {
      opened = await open();
      files = opened.files;
    });
    afterAll(() => opened.close());

    const a = inside('tenant-a');
    const b = inside('tenant-b');
    const photo = { type: 'image/jpeg', name: '韩梅梅的发票.jpg' };
    const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));

    test('any bytes come back as they were, with what is known about them', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
          const ref = await files.put(a, 'li', bytes, photo);
          const got = await files.get(a, ref.file);
          expect(ref).toMatchObject({ ...photo, bytes: bytes.length, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
          expect(got?.ref).toEqual(ref);
          expect(Buffer.compare(Buffer.from(got?.bytes ?? []), Buffer.from(bytes))).toBe(0);
        }),
        { numRuns: 30 },
      );
    });

    test('the same bytes of the same owner are one file; of another owner another', async () => {
      const first = await files.put(a, 'li', bytesOf('same'), photo);
      expect(await files.put(a, 'li', bytesOf('same'), { type: 'image/jpeg' })).toEqual(first);
      expect((await files.put(a, 'han', bytesOf('same'), photo)).file).not.toBe(first.file);
      const both = await Promise.all(['1', '2'].map(() => files.put(a, 'li', bytesOf('twice at once'), photo)));
      expect(both[0]).toEqual(both[1]);
    });

    test('one tenant never sees or removes a file of another', async () => {
      const { file } = await files.put(a, 'li', bytesOf('private'), photo);
      expect(await files.get(b, file)).toBeUndefined();
      expect(await files.remove(b, file)).toBe(false);
      expect((await files.put(b, 'li', bytesOf('private'), photo)).file).not.toBe(file);
      expect(await files.get(a, file)).toBeDefined();
    });

    test('a name that is no file of ours finds nothing, wherever it points', async () => {
      for (const file of ['', '.', '../../master.key', '/etc/passwd', 'a'.repeat(40), '..%2f', '\u0000']) {
        expect(await files.get(a, file)).toBeUndefined();
        expect(await files.remove(a, file)).toBe(false);
      }
    });

    test('a removed file is gone, and can be stored again', async () => {
      const { file } = await files.put(a, 'li', bytesOf('gone'), photo);
      expect(await files.remove(a, file)).toBe(true);
      expect(await files.remove(a, file)).toBe(false);
      expect(await files.get(a, file)).toBeUndefined();
      expect((await files.put(a, 'li', bytesOf('gone'), photo)).file).toBe(file);
      expect(await files.get(a, file)).toBeDefined();
    });

    test('the files of an erased customer are unreadable, those of others and of the tenant are not', async () => {
      const [erased, spared, own] = await Promise.all(
        ['zhao', 'qian', 'tenant-a'].map((owner) => files.put(a, owner, bytesOf('x'), photo)),
      );
      await opened.vault.destroy(a.tenantId, 'zhao');
      await expect(files.get(a, erased?.file ?? '')).rejects.toSatisfy(sealBroken.is);
      for (const ref of [spared, own]) expect((await files.get(a, ref?.file ?? ''))?.ref).toEqual(ref);
    });

    test('the files of an execution are erased with its customer, also those from before the customer was known', async () => {
      await opened.executions.create(a, exampleExecution('claim-1'), exampleBatch('claim-1', 1));
      const { file } = await files.put(a, 'claim-1', bytesOf('early'), photo);
      await opened.executions.append(a, 'claim-1', 1, exampleBatch('claim-1', 2), exampleChange({ customer: 'sun' }));
      expect(Buffer.from((await files.get(a, file))?.bytes ?? []).toString()).toBe('early');
      await opened.vault.destroy(a.tenantId, 'sun');
      await expect(files.get(a, file)).rejects.toSatisfy(sealBroken.is);
    });
  });
}
