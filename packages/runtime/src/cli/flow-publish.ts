import { parseArgs } from 'node:util';
import { Fault } from '@mortise/shared/fault';
import { Problem } from '@mortise/shared/flow';
import { z } from 'zod';
import { answering, type Command, type CommandIo, neededArguments } from './command.ts';
import { readFlow } from './flow-file.ts';
import { openProductDesk, targetOptions } from './product-desk.ts';

/** Saves a drawing as the tenant's draft and publishes it. */
export const flowPublish: Command = {
  name: 'flow publish',
  usage: 'flow publish FILE (--url URL --token TOKEN | --data DIR --tenant T) [--message TEXT] [--json]',
  summary: 'Saves a drawing as the tenant’s draft and publishes it. Prints {version, hash}.',
  run: (args, io) =>
    answering(flowPublish, args, io, async () => {
      const { values, positionals } = parseArgs({
        args: [...args],
        allowPositionals: true,
        options: { ...targetOptions, message: { type: 'string', default: 'published from the command line' }, json: { type: 'boolean' } },
      });
      const [file] = neededArguments(flowPublish, positionals, 1);
      const graph = await readFlow(file);
      const { desk, scope, close } = await openProductDesk(values);
      try {
        const before = await desk.drafts.load(scope, graph.id);
        const { draftVersion } = await desk.drafts.save(scope, graph, before?.draftVersion ?? 0);
        const publication = { flow: graph.id, message: values.message, ifVersion: draftVersion };
        const { number, hash } = await desk.publishing.publish(scope, publication).catch((error) => {
          tellProblems(error, io);
          throw error;
        });
        io.out(JSON.stringify({ version: number, hash }));
        return 0;
      } finally {
        await close();
      }
    }),
};

/** Lists what is wrong with a flow that was refused. */
export function tellProblems(error: unknown, io: CommandIo): void {
  const problems = error instanceof Fault ? z.array(Problem).safeParse(error.cause) : undefined;
  for (const { flow, node, message } of problems?.data ?? []) io.err(`✗ ${flow} ${node ?? ''} ${message.en}`);
}
