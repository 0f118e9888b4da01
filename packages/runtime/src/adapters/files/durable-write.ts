import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** Writes a whole file or nothing: to a name of its own, then renamed; the bytes and the name are on disk when it resolves. */
export async function durableWrite(options: {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly temporary: string;
  /** False leaves writing to the system's leisure: for tests. */
  readonly durable: boolean;
}): Promise<void> {
  const folder = resolve(dirname(options.path));
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = join(folder, options.temporary);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(options.bytes);
      if (options.durable) await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, options.path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  if (!options.durable) return;
  // The names of new folders are kept by their parents.
  const top = made === undefined ? folder : dirname(made);
  for (let at = folder; ; at = dirname(at)) {
    await syncFolder(at);
    if (at === top) return;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}
