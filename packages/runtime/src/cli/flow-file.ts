import { readFile } from 'node:fs/promises';
import { defineFault } from '@mortise/shared/fault';
import { FlowGraph } from '@mortise/shared/flow';
import { z } from 'zod';

const notAFlow = defineFault<{ file: string; detail: string }>('flow.not-a-flow', 'author', ({ file, detail }) => `${file}: ${detail}`);

/** Reads a drawing from a file. Throws `flow.not-a-flow`. */
export function readFlow(file: string): Promise<FlowGraph> {
  return readAs(file, FlowGraph);
}

const Imported = z.object({ flows: z.array(FlowGraph).min(1) }).transform(({ flows }) => flows);

/** Reads the drawings of a file: one, a list of them, or what `flow import` printed. Throws `flow.not-a-flow`. */
export async function readFlows(file: string): Promise<readonly FlowGraph[]> {
  const read = await readAs(file, z.union([z.array(FlowGraph).min(1), Imported, FlowGraph]));
  return Array.isArray(read) ? read : [read];
}

async function readAs<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(file, 'utf8').catch((error) => {
    throw notAFlow({ file, detail: 'it cannot be read' }, error);
  });
  const parsed = schema.safeParse(jsonIn(file, text));
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
