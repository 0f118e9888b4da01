import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { defineFault } from '@mortise/shared/fault';
import { Json } from '@mortise/shared/json';
import { TenantId } from '@mortise/shared/tenant';
import { openSandbox } from '../adapters/sandbox/sandbox.ts';
import type { SandboxResult } from '../ports/sandbox.ts';
import { answering, type Command, neededArguments } from './command.ts';

const unreadableScript = defineFault<{ file: string }>(
  'sandbox.unreadable-script',
  'caller',
  ({ file }) => `there is no script to read at ${file}`,
);
const inputNotJson = defineFault('sandbox.input-not-json', 'caller', () => '--input is not JSON');

/** Runs one script exactly as a code node would, under the product's limits. */
export const sandboxRun: Command = {
  name: 'sandbox run',
  usage: 'sandbox run FILE [--input JSON] [--json]',
  summary: 'Runs one script as a code node would: main(input), or the value of the last expression. Prints {ok, value | fault, ms}.',
  run: (args, io) =>
    answering(sandboxRun, args, io, async () => {
      const { values, positionals } = parseArgs({
        args: [...args],
        allowPositionals: true,
        options: { input: { type: 'string', default: 'null' }, json: { type: 'boolean' } },
      });
      const [file] = neededArguments(sandboxRun, positionals, 1);
      const code = await readFile(file, 'utf8').catch((cause: unknown) => Promise.reject(unreadableScript({ file }, cause)));
      const input = inputFrom(values.input);
      const sandbox = openSandbox({ workers: 1 });
      try {
        const result = await sandbox.run({ tenant: TenantId.parse('trial'), code, entry: 'main', input, shared: false, at: Date.now() });
        for (const line of result.logs) io.err(line);
        io.out(JSON.stringify(printed(result)));
        return result.ok ? 0 : 1;
      } finally {
        await sandbox.close();
      }
    }),
};

function inputFrom(text: string): Json {
  try {
    return Json.parse(JSON.parse(text));
  } catch (cause) {
    throw inputNotJson({}, cause);
  }
}

function printed(result: SandboxResult) {
  const { ok, ms } = result;
  return ok ? { ok, value: result.value, ms } : { ok, fault: { code: result.fault.code, message: result.fault.message }, ms };
}
