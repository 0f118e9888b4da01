import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { defineFault, faultDataFrom } from '@mortise/shared/fault';

/** What a subcommand writes to: `out` is standard output, `err` standard error. Both end the line themselves. */
type Output = { out(text: string): void; err(text: string): void };

/** What became of one golden case: its name, and in words what differs; no difference means that it holds. */
export type CaseVerdict = { readonly name: string; readonly differences: readonly string[] };

/** A subcommand that compares a function of ours with a file of golden cases. */
export type GoldenEval = {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  run(args: readonly string[], io: Output): Promise<number>;
};

const missingCases = defineFault<{ command: string }>(
  'eval.missing-cases',
  'caller',
  ({ command }) => `name the file of golden cases: mortise ${command} --cases FILE`,
);
const unreadableCases = defineFault('eval.unreadable-cases', 'caller', () => 'the file of golden cases is absent or holds no JSON list');
const wrongOptions = defineFault<{ command: string }>(
  'eval.wrong-options',
  'caller',
  ({ command }) => `an option is unknown or lacks its value; see mortise ${command} --help`,
);

/**
 * Declares `mortise eval NAME --cases FILE [--json]`: `judge` is given every element of the JSON list as it stands. Prints
 * `{ passed, failed: [name], total }`. The exit code is 0 when all cases were compared, whatever came out, and 1 when
 * they could not be read; nothing of the file is kept.
 */
export function defineGoldenEval(spec: {
  readonly name: string;
  readonly summary: string;
  judge(element: unknown, index: number): CaseVerdict;
}): GoldenEval {
  const usage = `mortise ${spec.name} --cases FILE [--json]`;
  return {
    name: spec.name,
    usage,
    summary: spec.summary,
    async run(args, io) {
      const json = args.includes('--json');
      try {
        const options = optionsFrom(args, spec.name);
        if (options.help) {
          io.err(`${usage}\n${spec.summary}`);
          return 0;
        }
        if (options.cases === undefined) throw missingCases({ command: spec.name });
        const verdicts = (await elementsOf(options.cases)).map((element, index) => spec.judge(element, index));
        report(verdicts, io, json);
        return 0;
      } catch (error) {
        const { code, message } = faultDataFrom(error);
        if (json) io.out(JSON.stringify({ ok: false, fault: { code, message } }));
        io.err(message);
        return 1;
      }
    },
  };
}

function optionsFrom(args: readonly string[], command: string) {
  try {
    return parseArgs({
      args: [...args],
      options: { cases: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    }).values;
  } catch (cause) {
    throw wrongOptions({ command }, cause);
  }
}

async function elementsOf(file: string): Promise<readonly unknown[]> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw unreadableCases({}, cause);
  }
  if (!Array.isArray(parsed)) throw unreadableCases({});
  return parsed;
}

function report(verdicts: readonly CaseVerdict[], io: Output, json: boolean): void {
  const failures = verdicts.filter(({ differences }) => differences.length > 0);
  const passed = verdicts.length - failures.length;
  if (json) io.out(JSON.stringify({ passed, failed: failures.map(({ name }) => name), total: verdicts.length }));
  for (const { name, differences } of failures) io.err(`✗ ${name}: ${differences.join('; ')}`);
  io.err(`${passed} of ${verdicts.length} golden cases hold`);
}
