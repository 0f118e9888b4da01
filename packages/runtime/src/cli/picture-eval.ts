import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { defineFault, faultDataFrom } from '@mortise/shared/fault';
import { openPaddleOcr } from '../adapters/paddle-ocr/paddle-ocr.ts';
import type { ReadPage } from '../ports/text-reader.ts';
import type { Command, CommandIo } from './command.ts';

const wrongOptions = defineFault<{ usage: string }>('eval.wrong-options', 'caller', ({ usage }) => `usage: ${usage}`);
const absentImages = defineFault<{ folder: string }>(
  'eval.absent-images',
  'caller',
  ({ folder }) => `${folder} is not a folder of pictures`,
);
const absentImage = defineFault<{ file: string }>(
  'eval.absent-image',
  'caller',
  ({ file }) => `the truth names ${file}, which is not in the folder`,
);
const absentTruth = defineFault<{ path: string }>(
  'eval.absent-truth',
  'caller',
  ({ path }) => `${path} is absent or not in a form of truth`,
);

export const PictureFaults = { wrongOptions, absentTruth };

/** One picture as it was read. */
export type ReadPicture = { readonly file: string; readonly page: ReadPage };

export type PictureEval<T> = {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /** The truth by file name; given the names of all pictures. */
  loadTruth(options: { truth: string; kind: string | undefined; files: readonly string[] }): Promise<ReadonlyMap<string, T>>;
  /** The figures, without time and count. */
  measure(pairs: readonly (ReadPicture & { truth: T })[], kind: string | undefined): Readonly<Record<string, unknown>>;
};

/** Declares a subcommand that reads a folder of pictures and compares what was read with the truth. Pictures without truth are left out. */
export function definePictureEval<T>(spec: PictureEval<T>): Command {
  return {
    name: spec.name,
    usage: spec.usage,
    summary: spec.summary,
    async run(args, io) {
      const json = args.includes('--json');
      try {
        const options = optionsFrom(args, spec.usage);
        if (options.help === true) {
          io.err(`mortise ${spec.name} ${spec.usage}\n${spec.summary}`);
          return 0;
        }
        if (options.images === undefined || options.truth === undefined) throw wrongOptions({ usage: spec.usage });
        const report = await evaluate(spec, { images: options.images, truth: options.truth, kind: options.kind }, io);
        if (json) io.out(JSON.stringify(report));
        else io.err(JSON.stringify(report, undefined, 2));
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

async function evaluate<T>(spec: PictureEval<T>, options: { images: string; truth: string; kind: string | undefined }, io: CommandIo) {
  const files = await readdir(options.images).catch((cause: unknown) => {
    throw absentImages({ folder: options.images }, cause);
  });
  const truth = await spec.loadTruth({ truth: options.truth, kind: options.kind, files });
  const reader = openPaddleOcr();
  const pairs: (ReadPicture & { truth: T })[] = [];
  const seconds: number[] = [];
  try {
    for (const [file, own] of truth) {
      const image = await readFile(join(options.images, file)).catch((cause: unknown) => {
        throw absentImage({ file }, cause);
      });
      const begin = performance.now();
      const page = await reader.read(image);
      seconds.push((performance.now() - begin) / 1000);
      pairs.push({ file, page, truth: own });
      io.err(`${pairs.length}/${truth.size} ${file}`);
    }
  } finally {
    await reader.close();
  }
  seconds.sort((one, other) => one - other);
  const at = (share: number) => Number((seconds[Math.min(seconds.length - 1, Math.floor(seconds.length * share))] ?? 0).toFixed(3));
  return { ...spec.measure(pairs, options.kind), secondsPerPage: { p50: at(0.5), p95: at(0.95) }, n: pairs.length };
}

function optionsFrom(args: readonly string[], usage: string) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        images: { type: 'string' },
        truth: { type: 'string' },
        kind: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (cause) {
    throw wrongOptions({ usage }, cause);
  }
}
