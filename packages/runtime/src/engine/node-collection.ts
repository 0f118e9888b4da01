import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineFault } from '@mortise/shared/fault';
import type { NodeSpec } from '@mortise/shared/flow';
import type { Nodes } from './compile-flow.ts';
import type { Node } from './define-node.ts';

const twoOfAKind = defineFault<{ kind: string }>('flow.two-of-a-kind', 'bug', ({ kind }) => `two files define ${kind}`);

/** All node kinds: what the runtime runs and the catalogue shows. */
export type NodeCollection = Nodes & { readonly specs: readonly NodeSpec[] };

/** Makes a collection of nodes; a kind that comes twice is refused. */
export function nodeCollection(nodes: readonly Node[]): NodeCollection {
  const byKind = new Map<string, Node>();
  for (const node of nodes) {
    if (byKind.has(node.spec.kind)) throw twoOfAKind({ kind: node.spec.kind });
    byKind.set(node.spec.kind, node);
  }
  return { find: (kind) => byKind.get(kind), specs: nodes.map(({ spec }) => spec) };
}

/** A node and the file that is its registration. */
export type CollectedNode = { readonly capability: string; readonly file: string; readonly node: Node };

/** Finds every `<capability>/nodes/<verb>.node.ts` under the capabilities' folder: the file is the registration. */
export async function collectNodes(folder: string): Promise<readonly CollectedNode[]> {
  const found: CollectedNode[] = [];
  for (const file of (await readdir(folder, { recursive: true })).sort()) {
    const [capability = '', , name = ''] = file.split(/[\\/]/);
    if (!name.endsWith('.node.ts')) continue;
    const module: { default: Node } = await import(pathToFileURL(join(folder, file)).href);
    found.push({ capability, file, node: module.default });
  }
  return found;
}
