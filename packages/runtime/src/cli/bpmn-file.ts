import { readFile } from 'node:fs/promises';
import { bpmnTextFrom } from '@mortise/shared/bpmn';
import { defineFault } from '@mortise/shared/fault';

const unreadable = defineFault<{ file: string; detail: string }>('bpmn.unreadable', 'caller', ({ file, detail }) => `${file}: ${detail}`);

/** The text of a BPMN file, in whatever encoding it is. Throws `bpmn.unreadable`. */
export async function readBpmnText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((cause) => {
    throw unreadable({ file, detail: 'it cannot be read' }, cause);
  });
  const text = bpmnTextFrom(bytes, (encoding) => decoded(bytes, encoding));
  if (text === undefined) throw unreadable({ file, detail: 'its bytes are not in the encoding it names' });
  return text;
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
