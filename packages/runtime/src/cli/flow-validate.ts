import { parseArgs } from 'node:util';
import { validateFlow } from '@mortise/shared/flow';
import { productNodes } from '../open-ports.ts';
import { answering, type Command, neededArguments } from './command.ts';
import { readFlow } from './flow-file.ts';

/** Judges drawings as the builder does. What they refer to by id is judged at publication. */
export const flowValidate: Command = {
  name: 'flow validate',
  usage: 'flow validate FILE… [--json]',
  summary: 'Judges drawings as the builder does. Prints {ok, faults}.',
  run: (args, io) =>
    answering(flowValidate, args, io, async () => {
      const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean' } } });
      const files = neededArguments(flowValidate, positionals);
      const { nodes } = await productNodes();
      const faults = [];
      for (const file of files) {
        const problems = validateFlow(await readFlow(file), nodes.specs);
        for (const { severity, code, node, message } of problems) {
          io.err(`${severity === 'error' ? '✗' : '!'} ${file} ${node ?? ''} ${message.en}`);
          if (severity === 'error') faults.push({ file, code, node, message: message.en });
        }
      }
      io.out(JSON.stringify({ ok: faults.length === 0, faults }));
      return faults.length === 0 ? 0 : 1;
    }),
};
