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
