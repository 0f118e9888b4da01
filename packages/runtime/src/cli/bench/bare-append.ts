import { type FileHandle, open } from 'node:fs/promises';

/** The barest durable log there can be: what a store is measured against. */
export type BareAppend = {
  /** Resolves once the bytes are on disk. */
  append(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
};

type Waiting = { readonly bytes: Uint8Array; readonly done: PromiseWithResolvers<void> };

/** Appends to a file with one write and one fdatasync for whatever has queued up meanwhile (group commit). */
export async function openBareAppend(path: string): Promise<BareAppend> {
  const file = await open(path, 'a', 0o600);
  let waiting: Waiting[] = [];
  let working: Promise<void> | undefined;

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      await commit(file, group);
    }
    working = undefined;
  }

  return {
    append(bytes) {
      const done = Promise.withResolvers<void>();
      waiting.push({ bytes, done });
      working ??= Promise.resolve().then(drain);
      return done.promise;
    },
    async close() {
      await working;
      await file.close();
    },
  };
}

async function commit(file: FileHandle, group: readonly Waiting[]): Promise<void> {
  try {
    await file.appendFile(Buffer.concat(group.map(({ bytes }) => bytes)));
    await file.datasync();
    for (const { done } of group) done.resolve();
  } catch (error) {
    for (const { done } of group) done.reject(error);
  }
}
