import type { BpmnFlow, BpmnWarning } from '@mortise/shared/bpmn';
import type { Text } from '@mortise/shared/text';

/** What a chosen file holds, or why it cannot be read. */
export type BpmnPreview =
  | { readonly ok: true; readonly flows: readonly BpmnFlow[]; readonly warnings: readonly BpmnWarning[] }
  | { readonly ok: false; readonly message: Text };

/** Reads a file in the page: the reader is fetched when the first file is chosen. `taken` are the ids of flows that are there. */
export async function readBpmnFile(file: File, taken: readonly string[]): Promise<BpmnPreview> {
  const { bpmnTextFrom, flowsFromBpmn } = await import('@mortise/shared/bpmn');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { text, warnings } = bpmnTextFrom(bytes, (encoding) => decoded(bytes, encoding));
  const read = await flowsFromBpmn(text, { taken });
  return read.ok ? { ...read, warnings: [...warnings, ...read.warnings] } : read;
}

function decoded(bytes: Uint8Array<ArrayBuffer>, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
