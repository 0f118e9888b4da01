import { parseArgs } from 'node:util';
import { openEgress } from '../adapters/egress/egress.ts';
import type { Command } from './command.ts';

/** Judges URLs exactly as a part's request would be judged; connects nowhere. */
export const httpCheck: Command = {
  name: 'http check',
  usage: 'http check URL… [--allow-private ORIGIN]… [--json]',
  summary: 'judges URLs as a part’s request would be, resolving names but connecting nowhere; prints {verdicts}',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'allow-private': { type: 'string', multiple: true, default: [] }, json: { type: 'boolean', default: false } },
    });
    if (positionals.length === 0) {
      io.err(httpCheck.usage);
      return 2;
    }
    const egress = openEgress({ allowPrivate: values['allow-private'] });
    try {
      const verdicts = await Promise.all(positionals.map((url) => egress.judge(url)));
      io.out(JSON.stringify({ verdicts }));
      return 0;
    } finally {
      await egress.close();
    }
  },
};
