import { collectConnectors } from '@mortise/connectors';
import { type Part, partManifestOf } from '@mortise/connectors/sdk';
import { demoMessenger, type Outbox } from './adapters/demo-messenger/demo-messenger.ts';
import { openEgress } from './adapters/egress/egress.ts';
import { openImageIntake } from './adapters/image-intake/image-intake.ts';
import { openPaddleOcr } from './adapters/paddle-ocr/paddle-ocr.ts';
import { openPartRunner } from './adapters/part-runner/part-runner.ts';
import { openSandbox } from './adapters/sandbox/sandbox.ts';
import { partNode } from './capabilities/parts/part-node.ts';
import { collectNodes, type NodeCollection, nodeCollection } from './engine/index.ts';
import type { Store } from './open-store.ts';
import type { Clock } from './ports/clock.ts';
import type { ConnectionLookup } from './ports/connections.ts';
import type { Ids } from './ports/ids.ts';
import type { ImageIntake } from './ports/image-intake.ts';
import type { Ports } from './ports/ports.ts';

export type PortOptions = {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly connections: ConnectionLookup;
  readonly outbox: Outbox;
  readonly parts: readonly Part[];
  /** Private origins that parts may call all the same. */
  readonly egress: readonly string[];
};

/** Opens the world for nodes: every vendor behind its port. Processes start with their first job. */
export function openPorts(options: PortOptions): Ports & { readonly images: ImageIntake; close(): Promise<void> } {
  const { store, clock, ids, connections, outbox, parts } = options;
  const egress = openEgress({ allowPrivate: options.egress });
  const sandbox = openSandbox();
  const textReader = openPaddleOcr();
  const images = openImageIntake();
  return {
    documents: store.documents,
    files: store.files,
    vault: store.vault,
    clock,
    ids,
    sandbox,
    textReader,
    images,
    connections,
    parts: openPartRunner({ egress, sandbox, builtIn: parts }),
    messenger: demoMessenger(outbox),
    async close() {
      await Promise.all([sandbox.close(), textReader.close(), images.close(), egress.close()]);
    },
  };
}

/** Every node kind of the product: built in, and the parts of its connectors. */
export async function productNodes(): Promise<{ readonly nodes: NodeCollection; readonly parts: readonly Part[] }> {
  const collected = await collectNodes(new URL('capabilities', import.meta.url).pathname);
  const parts = (await collectConnectors()).flatMap((connector) => connector.parts);
  return { nodes: nodeCollection([...collected.map(({ node }) => node), ...parts.map((part) => partNode(partManifestOf(part)))]), parts };
}
