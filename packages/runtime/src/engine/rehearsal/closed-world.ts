import { createHash } from 'node:crypto';
import { FileRef } from '@mortise/shared/execution';
import { defineFault } from '@mortise/shared/fault';
import type { Documents } from '../../ports/documents.ts';
import type { Files } from '../../ports/files.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Vault } from '../../ports/vault.ts';

/** A step tried to reach somebody outside while it was only rehearsed. */
export const outsideCall = defineFault<{ port: string }>(
  'replay.outside-call',
  'bug',
  ({ port }) => `nobody outside is called in a replay: ${port} was asked`,
);

/** A step asked for records that live on: what they were at the time is not known any more, and they are not to be changed. */
export const liveData = defineFault<{ port: string }>(
  'replay.live-data',
  'bug',
  ({ port }) => `records that live on are neither read nor changed in a replay: ${port} was asked`,
);

export type ClosedWorld = {
  readonly ports: Ports;
  /** The first port that was asked although it is closed, even where the step went on after it. */
  readonly touched: string | undefined;
};

type Kept = { readonly bytes: Uint8Array; readonly ref: FileRef };

/** What a rehearsal keeps to itself: files its steps wrote, gone with it. */
export type Scratch = { readonly files: Map<string, Kept>; ids: number };

/**
 * The world for a local step that is run again: it may compute (sandbox, text reader, keyed hashes) and read files, which never change. Every
 * other port refuses with a declared fault: outside ones with `replay.outside-call`, records that live on with `replay.live-data`. What it
 * writes as a file stays in the scratch; bytes that the log knows keep the reference they had.
 */
export function closedWorld(
  open: Ports,
  { now, scratch, recorded }: { readonly now: number; readonly scratch: Scratch; recorded(hash: string): FileRef | undefined },
): ClosedWorld {
  let touched: string | undefined;
  const closed = (fault: typeof outsideCall, port: string) => async (): Promise<never> => {
    touched ??= port;
    throw fault({ port });
  };
  const outside = (port: string) => closed(outsideCall, port);
  const live = (port: string) => closed(liveData, port);
  const ports: Ports = {
    sandbox: { run: (run) => open.sandbox.run(run), close: async () => {} },
    textReader: { read: (image, options) => open.textReader.read(image, options), close: async () => {} },
    vault: computingVault(open.vault, live('vault')),
    files: scratchFiles(open.files, { scratch, recorded, removed: live('files') }),
    documents: closedDocuments(live('documents')),
    clock: { now: () => now, at: (at, wake) => open.clock.at(at, wake) },
    ids: { next: () => `rehearsed-${++scratch.ids}` },
    parts: { call: outside('parts') },
    connections: { connectionOf: outside('connections') },
    messenger: { send: outside('messenger') },
  };
  return {
    ports,
    get touched() {
      return touched;
    },
  };
}

function closedDocuments(refuse: () => Promise<never>): Documents {
  return { get: refuse, put: refuse, remove: refuse, find: refuse, count: refuse, across: refuse, close: async () => {} };
}

/** Keyed hashes follow from the key and the value; keys themselves are nobody's in a rehearsal. */
function computingVault(vault: Vault, refuse: () => Promise<never>): Vault {
  return {
    fingerprint: (tenantId, purpose, value) => vault.fingerprint(tenantId, purpose, value),
    sharedFingerprint: (purpose, value) => vault.sharedFingerprint(purpose, value),
    newKey: refuse,
    rewrap: refuse,
    seal: refuse,
    open: refuse,
    endsWithCustomer: (key) => vault.endsWithCustomer(key),
    destroy: refuse,
  };
}

function scratchFiles(
  files: Files,
  { scratch, recorded, removed }: { scratch: Scratch; recorded: (hash: string) => FileRef | undefined; removed: () => Promise<never> },
): Files {
  return {
    get: async (scope, file) => scratch.files.get(file) ?? (await files.get(scope, file)),
    async put(_scope, _owner, bytes, about) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const name = about.name === undefined ? {} : { name: about.name };
      const fresh = { file: `rehearsed-${hash.slice(0, 30)}`, hash, bytes: bytes.length, type: about.type, ...name };
      const ref = recorded(hash) ?? FileRef.parse(fresh);
      scratch.files.set(ref.file, { bytes, ref });
      return ref;
    },
    remove: removed,
    close: async () => {},
  };
}
