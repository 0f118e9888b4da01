import { FileRef } from '@mortise/shared/execution';
import type { Recording } from './recording.ts';

/** The files a log names, by the hash of their bytes: a step that writes the same bytes again gets the same reference. Read on first use. */
export function recordedFiles({ started, inputs }: Recording): (hash: string) => FileRef | undefined {
  let known: Map<string, FileRef> | undefined;
  return (hash) => {
    if (!known) {
      known = new Map();
      gather([started, ...inputs.map(({ event }) => event)], known);
    }
    return known.get(hash);
  };
}

function gather(value: unknown, known: Map<string, FileRef>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('file' in value && 'hash' in value) {
    const ref = FileRef.safeParse(value);
    if (ref.success) known.set(ref.data.hash, ref.data);
  }
  for (const member of Object.values(value)) gather(member, known);
}
