import { readFile } from 'node:fs/promises';
import { type BpmnText, bpmnTextFrom } from '@mortise/shared/bpmn';
import { defineFault } from '@mortise/shared/fault';

const unreadable = defineFault<{ file: string }>('bpmn.unreadable', 'caller', ({ file }) => `${file} cannot be read`);

/** The text of a BPMN file, in whatever encoding it is. Throws `bpmn.unreadable`. */
export async function readBpmnText(file: string): Promise<BpmnText> {
  const bytes = await readFile(file).catch((cause) => {
    throw unreadable({ file }, cause);
  });
  return bpmnTextFrom(bytes, (encoding) => decoded(bytes, encoding));
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
