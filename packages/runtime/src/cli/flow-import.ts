import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BpmnFlow, flowsFromBpmn } from '@mortise/shared/bpmn';
import { defineFault } from '@mortise/shared/fault';
import { type FlowGraph, opaqueIn } from '@mortise/shared/flow';
import { readBpmnText } from './bpmn-file.ts';
import { answering, type Command, type CommandIo, neededArguments } from './command.ts';
import { formatFrom } from './flow-format.ts';

const notImported = defineFault<{ file: string; detail: string }>(
  'flow.not-imported',
  'caller',
  ({ file, detail }) => `${file}: ${detail}`,
);
const wouldOverwrite = defineFault<{ file: string }>(
  'flow.would-overwrite',
  'caller',
  ({ file }) => `${file} is there already; move it away or name another folder with --out`,
);

/** Reads the flows of a file of another tool. */
export const flowImport: Command = {
  name: 'flow import',
  usage: 'flow import FILE --from bpmn [--out DIR] [--json]',
  summary:
    'Reads the flows of a BPMN 2.0 file. Prints {ok, flows, warnings}: the flows themselves, or with --out their files, one each, written into the folder.',
  run: (args, io) =>
    answering(flowImport, args, io, async () => {
      const { values, positionals } = parseArgs({
        args: [...args],
        allowPositionals: true,
        options: { from: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' } },
      });
      const [file] = neededArguments(flowImport, positionals, 1);
      formatFrom(flowImport, values.from);
      const source = await readBpmnText(file);
      const read = await flowsFromBpmn(source.text);
      if (!read.ok) throw notImported({ file, detail: read.message.en });
      const warnings = [...source.warnings, ...read.warnings];
      for (const flow of read.flows) tellFlow(flow, io);
      for (const { element, message } of warnings) io.err(`! ${element ?? ''} ${message.en}`);
      const graphs = read.flows.map(({ graph }) => graph);
      const flows = values.out === undefined ? graphs : await writeFlows(graphs, values.out);
      io.out(JSON.stringify({ ok: true, flows, warnings }));
      return 0;
    }),
};

function tellFlow({ graph, parent, pool }: BpmnFlow, io: CommandIo): void {
  const opaque = graph.nodes.filter((node) => opaqueIn(node)).length;
  const whose = parent === undefined ? (pool ?? '') : `called by ${parent}`;
  io.err(
    `${graph.id.padEnd(40)} steps ${graph.nodes.length}, of them kept but not runnable ${opaque}, lines ${graph.edges.length} ${whose}`,
  );
}

async function writeFlows(graphs: readonly FlowGraph[], folder: string) {
  await mkdir(folder, { recursive: true });
  const written: { readonly id: string; readonly file: string }[] = [];
  for (const graph of graphs) {
    const file = join(folder, `${graph.id}.flow.json`);
    await writeFile(file, `${JSON.stringify(graph, undefined, 2)}\n`, { flag: 'wx' }).catch((cause) => {
      throw wouldOverwrite({ file }, cause);
    });
    written.push({ id: graph.id, file });
  }
  return written;
}
