import { describe, expect, test } from 'vitest';
import { ifInstalled } from './bench/decision-peers.ts';
import { benchDecisions } from './bench-decisions.ts';

describe('decisions are measured', () => {
  test('for each size of table, after all who are measured came to the same results', async () => {
    const out: string[] = [];
    const said: string[] = [];
    const io = { out: (text: string) => void out.push(text), err: (text: string) => void said.push(text) };
    expect(await benchDecisions.run(['--rules', '1,37', '--seconds', '0.01', '--json'], io)).toBe(0);
    const figures = JSON.parse(out[0] ?? '');
    expect(out).toHaveLength(1);
    expect(Object.keys(figures.evaluationsPerSecond)).toEqual(['1', '37']);
    for (const figure of [figures.condition, figures.mapping, figures.tables['37']]) expect(figure.us).toBeGreaterThan(0);
    expect(figures.cores).toBeGreaterThan(0);
    expect(said.join('\n')).toContain('a table of 37 rules');
  });

  test('without an evaluator that is not installed', async () => {
    const name = 'an-evaluator-nobody-installed';
    expect(await ifInstalled(import(name))).toBeUndefined();
    await expect(ifInstalled(Promise.reject(new Error('it is broken')))).rejects.toThrow('it is broken');
  });

  test('an unknown option is refused', async () => {
    const io = { out: () => undefined, err: () => undefined };
    expect(await benchDecisions.run(['--rows', '10'], io)).toBe(1);
  });
});
