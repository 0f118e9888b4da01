import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Fault } from '@mortise/shared/fault';
import { openSandbox } from '../adapters/sandbox/sandbox.ts';
import type { Command } from './command.ts';
import { reportOn } from './part-report.ts';

/** Tries every part of a connector folder without a network. Runs the author's code, so: on the author's own machine. */
export const partTest: Command = {
  name: 'part test',
  usage: 'part test DIR [--json]',
  summary: 'checks the parts of a connector folder, plays fixtures/*.trials.json, compares with the sandbox; prints {ok, report}',
  async run(args, io) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1) {
      io.err(partTest.usage);
      return 2;
    }
    const sandbox = openSandbox({ workers: 1 });
    try {
      const report = await reportOn(resolve(folder), sandbox);
      const ok = report.length > 0 && report.every((check) => check.ok);
      for (const check of report)
        io.err(`${check.ok ? '✓' : '✗'} ${check.part}: ${check.check}${check.message === undefined ? '' : `: ${check.message}`}`);
      io.out(JSON.stringify({ ok, report }));
      return ok ? 0 : 1;
    } catch (error) {
      const code = error instanceof Fault ? error.code : 'part.not-loaded';
      io.out(JSON.stringify({ ok: false, fault: { code, message: error instanceof Error ? error.message : String(error) } }));
      return 1;
    } finally {
      await sandbox.close();
    }
  },
};
