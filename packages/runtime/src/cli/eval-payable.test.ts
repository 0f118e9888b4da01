import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evalPayable } from './eval-payable.ts';

const plan = {
  deductible: 500_00,
  limit: 10_000_00,
  ratio: 0.9,
  ratioNoSI: 0.5,
  insuredWithSI: true,
  waitDays: 30,
  minLevel: 2,
  preDays: 7,
  postDays: 30,
  exclusions: ['O'],
  commercialOffsetsDeductible: true,
};
const state = { dedUsed: 0, limitUsed: 0 };
const bill = { no: 'a', total: 2_000_00, fund: 500_00, level: 3, public: true, kind: 'IN', offset: 0 };
const claim = { accident: false, renewal: false, daysSinceStart: 100, icd10: 'J18.9', siSettled: true, receipts: [bill] };
const right = {
  name: 'right',
  plan,
  state,
  claim,
  expect: { pay: 900_00, net: 1_500_00, ratio: 0.9, st: { dedUsed: 500_00, limitUsed: 900_00 } },
};
const wrong = { name: 'wrong', plan, state, claim, expect: { pay: 901_00, capped: true } };
const question = { name: 'question', plan, state, claim: { ...claim, icd10: 'O80' }, expect: { pay: 0, reject: 'EXCLUSION', st: state } };
const unexpectedQuestion = { name: 'unexpected', plan, state, claim: { ...claim, icd10: 'O80' }, expect: { pay: 0 } };

describe('mortise eval payable', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eval-payable-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function runOn(content: unknown, ...more: string[]) {
    const file = join(folder, 'cases.json');
    await writeFile(file, JSON.stringify(content));
    return run('--cases', file, ...more);
  }

  test('counts the cases that hold and names those that do not', async () => {
    const { code, out, err } = await runOn([right, wrong, question, unexpectedQuestion, { name: 'shapeless' }], '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ passed: 2, failed: ['wrong', 'unexpected', 'shapeless'], total: 5 });
    expect(err).toContain('✗ wrong: pay; capped');
  });

  test('without --json nothing goes to standard output', async () => {
    expect(await runOn([right])).toEqual({ code: 0, out: '', err: '1 of 1 golden cases hold' });
  });

  test('says what is missing and fails', async () => {
    expect((await run()).code).toBe(1);
    expect(JSON.parse((await run('--json')).out)).toMatchObject({ ok: false, fault: { code: 'eval.missing-cases' } });
    expect(JSON.parse((await run('--json', '--cases', join(folder, 'absent'))).out)).toMatchObject({
      fault: { code: 'eval.unreadable-cases' },
    });
    expect(JSON.parse((await run('--json', '--sideways')).out)).toMatchObject({ fault: { code: 'eval.wrong-options' } });
    expect(JSON.parse((await runOn({}, '--json')).out)).toMatchObject({ fault: { code: 'eval.unreadable-cases' } });
  });

  test('explains itself', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, err: expect.stringContaining('--cases FILE') });
  });
});

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await evalPayable.run(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
