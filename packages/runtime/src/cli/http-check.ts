import { parseArgs } from 'node:util';
import { openEgress } from '../adapters/egress/egress.ts';
import { answering, type Command, neededArguments } from './command.ts';

/** Judges URLs exactly as a part's request would be judged; connects nowhere. */
export const httpCheck: Command = {
  name: 'http check',
  usage: 'http check URL… [--allow-private ORIGIN]… [--json]',
  summary: 'Judges URLs as a part’s request would be, resolving names but connecting nowhere. Prints {verdicts}.',
  run: (args, io) =>
    answering(httpCheck, args, io, async () => {
      const { values, positionals } = parseArgs({
        args: [...args],
        allowPositionals: true,
        options: { 'allow-private': { type: 'string', multiple: true, default: [] }, json: { type: 'boolean' } },
      });
      const urls = neededArguments(httpCheck, positionals);
      const egress = openEgress({ allowPrivate: values['allow-private'] });
      try {
        io.out(JSON.stringify({ verdicts: await Promise.all(urls.map((url) => egress.judge(url))) }));
        return 0;
      } finally {
        await egress.close();
      }
    }),
};
