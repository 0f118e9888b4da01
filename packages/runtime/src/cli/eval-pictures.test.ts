import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from './command.ts';
import { evalOcr } from './eval-ocr.ts';
import { evalReceipts } from './eval-receipts.ts';
import { ocrTruthFrom } from './ocr-truth.ts';

const specimens = fileURLToPath(new URL('../../../../tests/fixtures/receipts/', import.meta.url));
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eval-pictures-'));
  await mkdir(join(folder, 'images'));
  await copyFile(join(specimens, 'images/01.jpg'), join(folder, 'images/01.jpg'));
  const [first = ''] = (await readFile(join(specimens, 'truth.jsonl'), 'utf8')).split('\n');
  await writeFile(join(folder, 'truth.jsonl'), `${first}\n`);
});
afterAll(() => rm(folder, { recursive: true }));

async function run(command: Command, ...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await command.run(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('mortise eval receipts', () => {
  test('reads a receipt and prints one object of figures', { timeout: 60_000 }, async () => {
    const { code, out, err } = await run(
      evalReceipts,
      '--images',
      join(folder, 'images'),
      '--truth',
      join(folder, 'truth.jsonl'),
      '--json',
    );
    expect(code).toBe(0);
    const report = JSON.parse(out);
    expect(Object.keys(report)).toEqual(['fields', 'exactAll', 'itemsF1', 'secondsPerPage', 'n']);
    expect(report).toMatchObject({ exactAll: 1, itemsF1: 1, n: 1, fields: { totalFen: { exact: 1, given: 1 } } });
    expect(err).toContain('1/1 01.jpg');
  });

  test('says what is missing and fails', async () => {
    const images = join(folder, 'images');
    const fault = async (...args: string[]) => JSON.parse((await run(evalReceipts, '--json', ...args)).out);
    expect((await run(evalReceipts)).code).toBe(1);
    expect(await fault()).toMatchObject({ ok: false, fault: { code: 'eval.wrong-options' } });
    expect(await fault('--images', images, '--truth', join(folder, 'absent'))).toMatchObject({ fault: { code: 'eval.absent-truth' } });
    expect(await fault('--images', join(folder, 'absent'), '--truth', join(folder, 'truth.jsonl'))).toMatchObject({
      fault: { code: 'eval.absent-images' },
    });
    expect(await fault('--images', images, '--truth', join(folder, 'truth.jsonl'), '--kind', 'odd')).toMatchObject({
      fault: { code: 'eval.wrong-options' },
    });
    await writeFile(join(folder, 'other.jsonl'), JSON.stringify({ file: '99.jpg', fields: {} }));
    expect(await fault('--images', images, '--truth', join(folder, 'other.jsonl'))).toMatchObject({ fault: { code: 'eval.absent-image' } });
  });

  test('explains itself', async () => {
    expect(await run(evalOcr, '--help')).toMatchObject({ code: 0, err: expect.stringContaining('--truth DIR|JSONL') });
  });
});

describe('the truth of a text', () => {
  test('comes from a folder of boxes, whose texts may hold commas, row by row', async () => {
    const boxes = join(folder, 'boxes');
    await mkdir(boxes);
    await writeFile(
      join(boxes, '01.csv'),
      '300,12,420,12,420,40,300,40,9.00\r\n0,50,90,50,90,78,0,78,KAJANG\r\n0,10,200,10,200,38,0,38,LOT 1, JALAN 2\r\n',
    );
    expect(await ocrTruthFrom(boxes, ['01.jpg', '02.jpg'])).toEqual(new Map([['01.jpg', 'LOT 1, JALAN 2 9.00\nKAJANG']]));
  });

  test('comes from lines of texts and from forms', async () => {
    const file = join(folder, 'texts.jsonl');
    const entity = {
      text: 'Date:',
      label: 'question',
      box: [
        [0, 0],
        [50, 0],
        [50, 15],
        [0, 15],
      ],
    };
    await writeFile(
      file,
      `${JSON.stringify({ file: 'a.png', text: 'one two' })}\n${JSON.stringify({ image: 'b.png', entities: [entity] })}\n`,
    );
    expect(await ocrTruthFrom(file, [])).toEqual(
      new Map([
        ['a.png', 'one two'],
        ['b.png', 'Date:'],
      ]),
    );
  });

  test('that is empty or of another form is a fault', async () => {
    const file = join(folder, 'odd.jsonl');
    await writeFile(file, '{"picture": 1}');
    await expect(ocrTruthFrom(file, [])).rejects.toMatchObject({ code: 'eval.absent-truth' });
    await writeFile(file, '');
    await expect(ocrTruthFrom(file, [])).rejects.toMatchObject({ code: 'eval.absent-truth' });
  });
});
