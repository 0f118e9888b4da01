import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evalRmb } from './eval-rmb.ts';

test('mortise eval rmb accepts both legal styles and names what reads or is written otherwise', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'eval-rmb-'));
  const cases = [
    { fen: 2_030_50, upper: '贰仟零叁拾元零伍角整' },
    { fen: 2_030_50, upper: '贰仟零叁拾圆伍角' },
    { fen: 7_00, upper: '柒元正' },
    { fen: 7_01, upper: '柒元壹角' },
    { fen: 'seven' },
  ];
  await writeFile(join(folder, 'cases.json'), JSON.stringify(cases));
  const out: string[] = [];
  const code = await evalRmb.run(['--json', '--cases', join(folder, 'cases.json')], {
    out: (text) => out.push(text),
    err: () => undefined,
  });
  await rm(folder, { recursive: true });
  expect(code).toBe(0);
  expect(out.map((text) => JSON.parse(text))).toEqual([{ passed: 3, failed: ['柒元壹角', 'case 5'], total: 5 }]);
});
