import { defineFault } from '@mortise/shared/fault';

/** Another process has it open, and one at a time may. */
export const storeInUse = defineFault<{ place: string }>(
  'store.in-use',
  'caller',
  ({ place }) => `${place} is in use by another process: stop it first`,
);

/** The store was written by a newer release. */
export const storeTooNew = defineFault<{ version: number; known: number }>(
  'store.too-new',
  'caller',
  ({ version, known }) => `the store has schema ${version}, this release knows ${known}: start the newer release`,
);

/** A copy into the store was begun and not finished. */
export const storeHalfCopied = defineFault(
  'store.half-copied',
  'caller',
  () => 'the database was copied to and the copy is not whole: run data copy again',
);
