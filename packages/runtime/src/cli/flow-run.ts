import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { defineFault } from '@mortise/shared/fault';
import { JsonRecord } from '@mortise/shared/json';
import { serviceScope, TenantId } from '@mortise/shared/tenant';
import { readConfig } from '../config.ts';
import { openTrialProduct } from '../open-trial-product.ts';
import { answering, type Command, neededArguments } from './command.ts';
import { readFlow } from './flow-file.ts';
import { tellProblems } from './flow-publish.ts';

const notRunnable = defineFault<{ flow: string; errors: number }>(
  'trial.not-runnable',
  'author',
  ({ flow, errors }) => `${flow} has ${errors} errors to mend first`,
);
const waitMs = 60_000;

/** Runs a drawing once in a product that is thrown away, with the template around it when it lies in one. */
export const flowRun: Command = {
  name: 'flow run',
  usage: 'flow run FILE [--input JSON] [--say TEXT]… [--json]',
  summary: 'Runs a drawing in a product that is thrown away; --say speaks in a dialog. Prints {status, variables, path, said}.',
  run: (args, io) =>
    answering(flowRun, args, io, async () => {
      const { values, positionals } = parseArgs({
        args: [...args],
        allowPositionals: true,
        options: {
          input: { type: 'string', default: '{}' },
          say: { type: 'string', multiple: true, default: [] },
          json: { type: 'boolean' },
        },
      });
      const [file] = neededArguments(flowRun, positionals, 1);
      const graph = await readFlow(file);
      const input = JsonRecord.parse(JSON.parse(values.input));
      const folder = await mkdtemp(join(tmpdir(), 'mortise-run-'));
      const product = await openTrialProduct(folder, readConfig());
      try {
        const scope = serviceScope(TenantId.parse('trial'));
        const trial = await product.prepare(scope, graph, dirname(dirname(file)));
        if (trial.version === undefined) {
          const errors = trial.problems.filter(({ severity }) => severity === 'error');
          const refused = notRunnable({ flow: graph.id, errors: errors.length }, errors);
          tellProblems(refused, io);
          throw refused;
        }
        const ran = await product.run(scope, { version: trial.version, input, say: values.say, signal: AbortSignal.timeout(waitMs) });
        for (const text of ran.said) io.err(`« ${text}`);
        io.out(JSON.stringify(ran));
        return ran.status === 'failed' || ran.status === 'stuck' ? 1 : 0;
      } finally {
        await product.close();
        await rm(folder, { recursive: true, force: true });
      }
    }),
};
