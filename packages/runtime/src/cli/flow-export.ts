import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { bpmnFromFlows } from '@mortise/shared/bpmn';
import { textIn } from '@mortise/shared/text';
import { productNodes } from '../open-ports.ts';
import { answering, type Command, neededArguments } from './command.ts';
import { readFlows } from './flow-file.ts';
import { formatFrom } from './flow-format.ts';

/** Writes flows as a file for other tools. */
export const flowExport: Command = {
  name: 'flow export',
  usage: 'flow export FILE… --to bpmn [--out FILE] [--json]',
  summary:
    'Writes flows as one BPMN 2.0 file; those that were imported, into the file they came from. FILE is a drawing or what flow import printed. ' +
    'Prints {ok, bpmn, warnings}: the XML itself, or with --out the file it was written to.',
  run: (args, io) =>
    answering(flowExport, args, io, async () => {
      const { values, positionals } = parseArgs({
        args: [...args],
        allowPositionals: true,
        options: { to: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' } },
      });
      const files = neededArguments(flowExport, positionals);
      formatFrom(flowExport, values.to);
      const flows = (await Promise.all(files.map(readFlows))).flat();
      const titles = new Map((await productNodes()).nodes.specs.map(({ kind, title }) => [kind, textIn('zh', title)]));
      const { xml, warnings } = await bpmnFromFlows(flows, { titleOf: (kind) => titles.get(kind) ?? '' });
      for (const { element, message } of warnings) io.err(`! ${element ?? ''} ${message.en}`);
      if (values.out !== undefined) await writeFile(values.out, xml);
      io.out(JSON.stringify({ ok: true, bpmn: values.out ?? xml, warnings }));
      return 0;
    }),
};
