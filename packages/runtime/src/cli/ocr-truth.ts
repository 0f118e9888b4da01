import { readdir, readFile, stat } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { type PageLine, rowsOf } from '@mortise/shared/claim';
import { z } from 'zod';
import { PictureFaults } from './picture-eval.ts';

const point = z.tuple([z.number(), z.number()]).rest(z.unknown());
const TextLine = z.looseObject({ file: z.string(), text: z.string() });
const FormLine = z.looseObject({
  image: z.string(),
  entities: z.array(z.looseObject({ text: z.string(), box: z.tuple([point, point, point, point]) })),
});

/**
 * The text of every picture in reading order. Three forms: a folder with one CSV for each picture (x1,y1…x4,y4,text; the text may hold commas),
 * lines `{ file, text }`, or forms `{ image, entities: [{ text, box }] }`. Throws `eval.absent-truth`.
 */
export async function ocrTruthFrom(path: string, files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  try {
    const texts = (await stat(path)).isDirectory() ? await fromFolder(path, files) : await fromLines(path);
    if (texts.size > 0) return texts;
  } catch (cause) {
    throw PictureFaults.absentTruth({ path }, cause);
  }
  throw PictureFaults.absentTruth({ path });
}

async function fromFolder(folder: string, files: readonly string[]): Promise<Map<string, string>> {
  const names = new Set(await readdir(folder));
  const texts = new Map<string, string>();
  for (const file of files) {
    const name = `${parse(file).name}.csv`;
    if (!names.has(name)) continue;
    const rows = (await readFile(join(folder, name), 'utf8')).split(/\r?\n/);
    texts.set(file, inReadingOrder(rows.flatMap(lineFrom)));
  }
  return texts;
}

function lineFrom(row: string): PageLine[] {
  const match = /^(-?\d+),(-?\d+),(-?\d+),(-?\d+),(-?\d+),(-?\d+),(-?\d+),(-?\d+),(.*)$/.exec(row.trim());
  if (match === null) return [];
  const at = (index: number) => Number(match[index]);
  return [
    {
      text: match[9] ?? '',
      confidence: 1,
      box: [
        [at(1), at(2)],
        [at(3), at(4)],
        [at(5), at(6)],
        [at(7), at(8)],
      ],
    },
  ];
}

async function fromLines(path: string): Promise<Map<string, string>> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return new Map(
    lines.map((line): [string, string] => {
      const data: unknown = JSON.parse(line);
      const text = TextLine.safeParse(data);
      if (text.success) return [text.data.file, text.data.text];
      const { image, entities } = FormLine.parse(data);
      return [
        image,
        inReadingOrder(
          entities.map(({ text: own, box: [a, b, c, d] }) => ({
            text: own,
            confidence: 1,
            box: [
              [a[0], a[1]],
              [b[0], b[1]],
              [c[0], c[1]],
              [d[0], d[1]],
            ],
          })),
        ),
      ];
    }),
  );
}

/** The pieces of a page as one text, row by row. */
export function inReadingOrder(lines: readonly PageLine[]): string {
  return rowsOf({ width: 0, height: 0, lines })
    .map((row) => row.map(({ text }) => text).join(' '))
    .join('\n');
}
