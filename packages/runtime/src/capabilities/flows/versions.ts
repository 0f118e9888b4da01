import { createHash } from 'node:crypto';
import { FlowClosure } from '@mortise/shared/flow';
import { canonicalJson } from '@mortise/shared/json';
import { type Collection, type Documents, documentChanged } from '../../ports/documents.ts';
import { shelfOf } from '../../ports/shelf.ts';
import type { Versions } from './flows.ts';

const collection: Collection = { name: 'closures', indexes: [] };
const rememberedAtMost = 200;

/** Closures under the hash of their content. None is ever changed, so what was read once is remembered. */
export function openVersions(documents: Documents): Versions {
  const shelf = shelfOf(documents, collection, FlowClosure);
  const remembered = new Map<string, FlowClosure>();
  const remember = (name: string, closure: FlowClosure) => {
    remembered.set(name, closure);
    for (const oldest of remembered.keys()) {
      if (remembered.size <= rememberedAtMost) break;
      remembered.delete(oldest);
    }
    return closure;
  };
  return {
    async load(scope, hash) {
      const name = `${scope.tenantId} ${hash}`;
      const known = remembered.get(name);
      if (known) return known;
      const found = await shelf.get(scope, hash);
      return found && remember(name, found.body);
    },
    async keep(scope, closure) {
      const hash = hashOf(closure);
      await shelf.put(scope, { id: hash, body: closure }, 0).catch((error) => {
        if (!documentChanged.is(error)) throw error;
      });
      return hash;
    },
  };
}

/** The name of a closure: SHA-256 of its canonical JSON, in hex (D8). */
export function hashOf(closure: FlowClosure): string {
  return createHash('sha256').update(canonicalJson(closure)).digest('hex');
}
