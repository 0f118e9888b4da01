import { parseArgs } from 'node:util';
import { productTemplates } from '../seed-product.ts';
import { answering, type Command } from './command.ts';

/** The templates that come with the product. */
export const templateList: Command = {
  name: 'template list',
  usage: 'template list [--json]',
  summary: 'Lists the templates that come with the product. Prints {templates}.',
  run: (args, io) =>
    answering(templateList, args, io, async () => {
      parseArgs({ args: [...args], options: { json: { type: 'boolean' } } });
      const templates = await productTemplates();
      for (const { name, version, title } of templates) io.err(`${name.padEnd(24)}${version.padEnd(10)}${title.zh} ${title.en}`);
      io.out(JSON.stringify({ templates: templates.map(({ name, version, title }) => ({ name, version, title })) }));
      return 0;
    }),
};
