import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evalIntents } from './eval-intents.ts';

const train = `text,intent
"I want to make a claim, please",claim
file a claim for my hospital bill,claim
reimburse my medical receipt,claim
claim my hospital costs,claim
how do I claim,claim
talk to a person,human
a human agent please,human
let me speak to an agent,human
connect me to a real person,human
I need a person,human
what is the weather like,oos
tell me a joke,oos
`;
const asked = `text,intent
claim for the hospital,claim
speak to a real person,human
sing something jolly,oos
`;

describe('mortise eval intents', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eval-intents-'));
    await writeFile(join(folder, 'train.csv'), train);
    await writeFile(join(folder, 'test.csv'), asked);
    await writeFile(join(folder, 'shapeless.csv'), 'question,answer\na,b\n');
    await writeFile(join(folder, 'outside.csv'), 'text,intent\ntell me a joke,oos\n');
    await writeFile(join(folder, 'inside.csv'), 'text,intent\nclaim for the hospital,claim\nsomething altogether else,human\n');
  });
  afterAll(() => rm(folder, { recursive: true }));
  const on = (trained: string, tested: string, ...more: string[]) =>
    run('--train', join(folder, trained), '--test', join(folder, tested), ...more);

  test('trains on one table and measures on another', async () => {
    const { code, out, err } = await on('train.csv', 'test.csv', '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual({
      accuracy: 1,
      macroF1: 1,
      top3: 1,
      accuracyAtCoverage: [0.7, 0.8, 0.9, 0.95, 1].map((coverage) => ({ coverage, accuracy: 1 })),
      oosRecall: 1,
      falseOos: 0,
      ece: expect.any(Number),
      msPerText: { p50: expect.any(Number), p95: expect.any(Number) },
      trainSeconds: expect.any(Number),
      n: 3,
    });
  });

  test('rejects nothing where no row is out of scope', async () => {
    await writeFile(join(folder, 'scope.csv'), train.split('\n').slice(0, 11).join('\n'));
    expect(JSON.parse((await on('scope.csv', 'inside.csv', '--json')).out)).toMatchObject({ oosRecall: null, falseOos: 0, n: 2 });
  });

  test('with --shots trains on the first phrases of each intent alone', async () => {
    // The first phrase of each, asked for again: known outright, so the surest answer there is.
    const [all, one] = await Promise.all([on('train.csv', 'train.csv', '--json'), on('train.csv', 'train.csv', '--json', '--shots', '1')]);
    expect(JSON.parse(all.out).accuracyAtCoverage.at(-1)).toEqual({ coverage: 1, accuracy: 1 });
    expect(JSON.parse(all.out).ece).toBe(0);
    expect(JSON.parse(one.out).ece).toBeGreaterThan(0);
  });

  test('without --json nothing goes to standard output', async () => expect((await on('train.csv', 'test.csv')).out).toBe(''));

  test('says what is missing and fails', async () => {
    const faultOf = async (running: ReturnType<typeof run>) => {
      const { code, out } = await running;
      return { code, fault: JSON.parse(out).fault.code };
    };
    expect(await faultOf(run('--json'))).toEqual({ code: 1, fault: 'eval.wrong-options' });
    expect(await faultOf(on('train.csv', 'test.csv', '--json', '--shots', 'many'))).toEqual({ code: 1, fault: 'eval.wrong-options' });
    expect(await faultOf(on('absent.csv', 'test.csv', '--json'))).toEqual({ code: 1, fault: 'eval.unreadable-table' });
    expect(await faultOf(on('train.csv', 'shapeless.csv', '--json'))).toEqual({ code: 1, fault: 'eval.unreadable-table' });
    expect(await faultOf(on('outside.csv', 'test.csv', '--json'))).toEqual({ code: 1, fault: 'eval.no-intents' });
  });

  test('explains itself', async () =>
    expect(await run('--help')).toMatchObject({ code: 0, err: expect.stringContaining('--train CSV --test CSV') }));
});

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await evalIntents.run(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
