import { parseArgs } from 'node:util';
import { defineFault } from '@mortise/shared/fault';
import { deployTemplate } from '../capabilities/flows/index.ts';
import { productTemplates } from '../seed-product.ts';
import { answering, type Command, neededArguments } from './command.ts';
import { tellProblems } from './flow-publish.ts';
import { openProductDesk, targetOptions } from './product-desk.ts';

const templateNotFound = defineFault<{ name: string }>('template.not-found', 'caller', ({ name }) => `there is no template ${name}`);

/** Deploys a template into a tenant; what the tenant has already stays as it is. */
export const templateDeploy: Command = {
  name: 'template deploy',
  usage: 'template deploy NAME (--url URL --token TOKEN | --data DIR --tenant T) [--json]',
  summary: 'Deploys a template into a tenant; what is there already stays. Prints {template, created, kept, published}.',
  run: (args, io) =>
    answering(templateDeploy, args, io, async () => {
      const { values, positionals } = parseArgs({
        args: [...args],
        allowPositionals: true,
        options: { ...targetOptions, json: { type: 'boolean' } },
      });
      const [name] = neededArguments(templateDeploy, positionals, 1);
      const template = (await productTemplates()).find((one) => one.name === name);
      if (!template) throw templateNotFound({ name });
      const { desk, scope, close } = await openProductDesk(values);
      try {
        const deployed = await deployTemplate(desk, scope, template.folder).catch((error) => {
          tellProblems(error, io);
          throw error;
        });
        io.out(JSON.stringify(deployed));
        return 0;
      } finally {
        await close();
      }
    }),
};
