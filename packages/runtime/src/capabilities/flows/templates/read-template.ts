import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DecisionTable, tableFromDmn } from '@mortise/shared/decision';
import { defineFault } from '@mortise/shared/fault';
import { FlowGraph, FlowId, IntentSet, KnowledgeSet } from '@mortise/shared/flow';
import { Text } from '@mortise/shared/text';
import { parse } from 'yaml';
import { z } from 'zod';

/** A file of a template is not what its place says. */
export const templateMalformed = defineFault<{ file: string; detail: string }>(
  'template.malformed',
  'author',
  ({ file, detail }) => `${file}: ${detail}`,
);

const About = z.strictObject({
  format: z.literal(1),
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: Text,
  version: z.string(),
  /** The dialog that new conversations start. */
  frontDoor: FlowId.optional(),
  /** Flows in the order they are published: a process before whoever starts it. */
  publish: z.array(FlowId),
});

/** A ready-made service: drawings, tables, intents and knowledge that name each other by id. */
export type Template = {
  readonly about: z.infer<typeof About>;
  readonly flows: readonly FlowGraph[];
  readonly tables: readonly DecisionTable[];
  readonly intents: readonly IntentSet[];
  readonly knowledge: readonly KnowledgeSet[];
};

/** Reads a template's folder. Throws `template.malformed`, naming the file. */
export async function readTemplate(folder: string): Promise<Template> {
  return {
    about: await readAs(folder, 'template.json', About, JSON.parse),
    flows: await readAll(folder, 'flows', '.flow.json', (file) => readAs(folder, file, FlowGraph, JSON.parse)),
    tables: await readAll(folder, 'tables', '.dmn', (file) => readTable(folder, file)),
    intents: await readAll(folder, 'intents', '.yaml', (file) => readAs(folder, file, IntentSet, parse)),
    knowledge: await readAll(folder, 'knowledge', '.yaml', (file) => readAs(folder, file, KnowledgeSet, parse)),
  };
}

/** Every file of one kind, by name; a folder that is not there holds none. */
async function readAll<T>(folder: string, kind: string, ending: string, read: (file: string) => Promise<T>): Promise<readonly T[]> {
  const names = await readdir(join(folder, kind)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = names.filter((name) => name.endsWith(ending)).sort();
  return Promise.all(files.map((name) => read(join(kind, name))));
}

async function readAs<T>(folder: string, file: string, form: z.ZodType<T>, parseText: (text: string) => unknown): Promise<T> {
  const text = await readText(folder, file);
  const parsed = form.safeParse(attempt(file, () => parseText(text)));
  if (!parsed.success) throw templateMalformed({ file, detail: z.prettifyError(parsed.error) });
  return parsed.data;
}

async function readTable(folder: string, file: string): Promise<DecisionTable> {
  const reading = await tableFromDmn(await readText(folder, file));
  if (!reading.ok) throw templateMalformed({ file, detail: reading.message.en });
  return DecisionTable.parse(reading.table);
}

function readText(folder: string, file: string): Promise<string> {
  return readFile(join(folder, file), 'utf8').catch((error) => {
    throw templateMalformed({ file, detail: 'it cannot be read' }, error);
  });
}

function attempt(file: string, work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    throw templateMalformed({ file, detail: error instanceof Error ? error.message : 'it cannot be read' }, error);
  }
}
