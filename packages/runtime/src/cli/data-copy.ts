import { parseArgs } from 'node:util';
import { defineFault } from '@mortise/shared/fault';
import { readConfig } from '../config.ts';
import { copyStore } from '../copy-store.ts';
import { isMongo, openSource, openTarget } from '../open-archive.ts';
import { answering, type Command } from './command.ts';

const noSource = defineFault(
  'command.no-source',
  'caller',
  () => 'say what to copy: --from mongodb://… or --from DIR, or set MONGODB_URI where the copy goes to a folder',
);

const options = {
  to: { type: 'string' },
  from: { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Copies a whole store: from the data folder to a MongoDB database, or back to an empty folder. */
export const dataCopy: Command = {
  name: 'data copy',
  usage: 'data copy --to mongodb://…|DIR [--from mongodb://…|DIR] [--data DIR] [--json]',
  summary: 'Copies the data folder to a MongoDB database or back, sealed as it is, while no server has either open.',
  run: (args, io) =>
    answering(dataCopy, args, io, async () => {
      const { values } = parseArgs({ args: [...args], options });
      const config = readConfig({ data: values.data });
      const { to } = values;
      if (to === undefined) throw noSource({});
      const from = values.from ?? (isMongo(to) ? config.data : config.mongodb);
      if (from === undefined) throw noSource({});
      const started = performance.now();
      const source = await openSource(from);
      try {
        const target = await openTarget(to);
        try {
          const copied = await copyStore(source, target, io.err);
          io.err(
            'The master key is not copied: the other store needs the same one, as MORTISE_MASTER_KEY or as master.key in its data folder.',
          );
          io.out(JSON.stringify({ ok: true, ...copied, seconds: Math.round(performance.now() - started) / 1000 }));
        } finally {
          await target.close();
        }
      } finally {
        await source.close();
      }
      return 0;
    }),
};
