import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { faultDataFrom } from '@mortise/shared/fault';
import { Json } from '@mortise/shared/json';
import { TenantId } from '@mortise/shared/tenant';
import { openSandbox } from '../adapters/sandbox/sandbox.ts';
import type { SandboxResult } from '../ports/sandbox.ts';
import type { Command } from './command.ts';

/** Runs one script exactly as a code node would, under the product's limits. */
export const sandboxRun: Command = {
  name: 'sandbox run',
  usage: 'sandbox run FILE [--input JSON] [--json]',
  summary: 'runs one script as a code node would: main(input), or the value of the last expression; prints {ok, value | fault, ms}',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { input: { type: 'string', default: 'null' }, json: { type: 'boolean', default: false } },
    });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) {
      io.err(sandboxRun.usage);
      return 2;
    }
    const sandbox = openSandbox({ workers: 1 });
    try {
      const code = await readFile(file, 'utf8');
      const input = Json.parse(JSON.parse(values.input));
      const result = await sandbox.run({ tenant: TenantId.parse('trial'), code, entry: 'main', input, shared: false, at: Date.now() });
      for (const line of result.logs) io.err(line);
      io.out(JSON.stringify(printed(result)));
      return result.ok ? 0 : 1;
    } catch (error) {
      const message = error instanceof Error ? error.message : faultDataFrom(error).message;
      io.out(JSON.stringify({ ok: false, fault: { code: 'sandbox.not-started', message }, ms: 0 }));
      return 1;
    } finally {
      await sandbox.close();
    }
  },
};

function printed(result: SandboxResult) {
  const { ok, logs, ms } = result;
  return ok ? { ok, value: result.value, logs, ms } : { ok, fault: { code: result.fault.code, message: result.fault.message }, logs, ms };
}
