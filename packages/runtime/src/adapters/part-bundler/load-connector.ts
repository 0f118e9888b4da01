import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Connector, Part } from '@mortise/connectors/sdk';
import { bundleForHere, partNotBundled } from './bundle-part.ts';

/** A part of a folder with the file it stands in. */
export type LoadedPart = { readonly part: Part; readonly file: string };

/** Loads a connector folder of an author, wherever it lies: runs its code in this process, so only on the author's own machine. */
export async function loadConnector(folder: string): Promise<{ readonly connector: Connector; readonly parts: readonly LoadedPart[] }> {
  const connector: Connector = await loaded(join(folder, 'connector.ts'));
  if (!Array.isArray(connector?.parts)) throw partNotBundled({ file: 'connector.ts', reason: 'it does not export defineConnector({ … })' });
  const files = (await readdir(folder)).filter((name) => name.endsWith('.part.ts')).sort();
  const parts = await Promise.all(
    files.map(async (name): Promise<LoadedPart> => ({ part: await loaded(join(folder, name)), file: join(folder, name) })),
  );
  return { connector, parts };
}

async function loaded(file: string) {
  const folder = await mkdtemp(join(tmpdir(), 'part-'));
  const module = join(folder, `${basename(file, '.ts')}.mjs`);
  try {
    await writeFile(module, await bundleForHere(file));
    return (await import(pathToFileURL(module).href)).default;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
