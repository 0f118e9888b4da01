import { existsSync, readdirSync } from 'node:fs';
import type { Connector } from './sdk/index.ts';

/** Every connector of the product: a folder with a `connector.ts` is the registration. In the order of their ids. */
export async function collectConnectors(): Promise<readonly Connector[]> {
  const root = new URL('.', import.meta.url);
  const folders = readdirSync(root).filter((name) => existsSync(new URL(`${name}/connector.ts`, root)));
  const loaded = await Promise.all(
    folders.sort().map(async (name): Promise<{ default: Connector }> => import(new URL(`${name}/connector.ts`, root).href)),
  );
  return loaded.map((module) => module.default);
}
