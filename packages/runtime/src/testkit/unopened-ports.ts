import type { Clock } from '../ports/clock.ts';
import type { Ports } from '../ports/ports.ts';

function unopened(port: string): () => never {
  return () => {
    throw new Error(`this test opened no ${port}`);
  };
}

/** Ports that a test did not open: asking one fails with a sentence that names it. */
export const unopenedPorts: Omit<Ports, 'documents' | 'files' | 'vault' | 'clock' | 'ids'> = {
  sandbox: { run: unopened('sandbox'), close: async () => {} },
  parts: { call: unopened('part runner') },
  connections: { connectionOf: unopened('connections') },
  textReader: { read: unopened('text reader'), close: async () => {} },
  messenger: { send: unopened('messenger') },
};

/** A world in which nothing can be asked but the time. */
export function unopenedWorld(clock: Clock): Ports {
  const [documents, files, vault] = [unopened('documents'), unopened('files'), unopened('vault')];
  return {
    ...unopenedPorts,
    clock,
    ids: { next: unopened('ids') },
    documents: {
      get: documents,
      put: documents,
      remove: documents,
      find: documents,
      count: documents,
      across: documents,
      close: async () => {},
    },
    files: { get: files, put: files, remove: files, close: async () => {} },
    vault: {
      newKey: vault,
      rewrap: vault,
      seal: vault,
      open: vault,
      fingerprint: vault,
      sharedFingerprint: vault,
      endsWithCustomer: vault,
      destroy: vault,
    },
  };
}
