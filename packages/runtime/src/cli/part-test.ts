import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openSandbox } from '../adapters/sandbox/sandbox.ts';
import { answering, type Command, neededArguments } from './command.ts';
import { reportOn } from './part-report.ts';

/** Tries every part of a connector folder without a network. Runs the author's code, so: on the author's own machine. */
export const partTest: Command = {
  name: 'part test',
  usage: 'part test DIR [--json]',
  summary: 'Checks the parts of a connector folder, plays fixtures/*.trials.json, compares with the sandbox. Prints {ok, report}.',
  run: (args, io) =>
    answering(partTest, args, io, async () => {
      const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean' } } });
      const [folder] = neededArguments(partTest, positionals, 1);
      const sandbox = openSandbox({ workers: 1 });
      try {
        const report = await reportOn(resolve(folder), sandbox);
        const ok = report.length > 0 && report.every((check) => check.ok);
        for (const { part, check, ok: isKept, message = '' } of report)
          io.err(`${isKept ? '✓' : '✗'} ${part}: ${check} ${message}`.trimEnd());
        io.out(JSON.stringify({ ok, report }));
        return ok ? 0 : 1;
      } finally {
        await sandbox.close();
      }
    }),
};
