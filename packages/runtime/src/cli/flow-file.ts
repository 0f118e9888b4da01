import { readFile } from 'node:fs/promises';
import { defineFault } from '@mortise/shared/fault';
import { FlowGraph } from '@mortise/shared/flow';
import { z } from 'zod';

const notAFlow = defineFault<{ file: string; detail: string }>('flow.not-a-flow', 'author', ({ file, detail }) => `${file}: ${detail}`);

/** Reads a drawing from a file. Throws `flow.not-a-flow`. */
export async function readFlow(file: string): Promise<FlowGraph> {
  const text = await readFile(file, 'utf8').catch((error) => {
    throw notAFlow({ file, detail: 'it cannot be read' }, error);
  });
  const parsed = FlowGraph.safeParse(jsonIn(file, text));
  if (!parsed.success) throw notAFlow({ file, detail: z.prettifyError(parsed.error) });
  return parsed.data;
}

function jsonIn(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notAFlow({ file, detail: 'it is not JSON' }, error);
  }
}
