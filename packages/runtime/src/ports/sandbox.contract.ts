import { TenantId } from '@mortise/shared/tenant';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox, SandboxResult, SandboxRun } from './sandbox.ts';

const tenant = TenantId.parse('anhe');

/** The promises every sandbox keeps; `open` gives a fresh one. */
export function sandboxContract(name: string, open: () => Sandbox) {
  describe(`sandbox on ${name}`, () => {
    let sandbox: Sandbox;
    beforeAll(() => {
      sandbox = open();
    });
    afterAll(() => sandbox.close());

    const run = (code: string, more: Partial<SandboxRun> = {}) =>
      sandbox.run({ tenant, code, entry: 'main', input: { n: 20 }, shared: false, limits: { timeMs: 300 }, ...more });
    const codeOf = (result: SandboxResult) => (result.ok ? 'ok' : result.fault.code);

    test('calls main with the input and gives its result and what it logged', async () => {
      expect(await run('function main({ n }) { console.log("n is", { n }); return { n: n + 1 } }')).toMatchObject({
        ok: true,
        value: { n: 21 },
        logs: ['n is {"n":20}'],
      });
    });
    test('without a function the last expression is the result and input is there by name', async () => {
      expect(await run('const half = input.n / 2; half + 1')).toMatchObject({ ok: true, value: 11 });
    });
    test('names the line of the mistake, with no control or direction characters in the text', async () => {
      const result = await run('function main() {\n  throw new Error("left\\u202eright\\u0007")\n}');
      expect(result).toMatchObject({
        ok: false,
        fault: { code: 'sandbox.script-failed', blame: 'author', facts: { error: 'Error: left right ', line: 2 } },
      });
    });
    test('the clock stands at the given instant and random numbers repeat for the same seed', async () => {
      const code = 'function main() { return [new Date().toISOString(), Date.now(), new Date(0).getTime(), Math.random()] }';
      const [first, again, other] = await Promise.all(['a', 'a', 'b'].map((seed) => run(code, { at: 1_790_000_000_000, seed })));
      expect(first).toMatchObject({ ok: true, value: ['2026-09-21T14:13:20.000Z', 1_790_000_000_000, 0, expect.any(Number)] });
      expect(again?.ok && first?.ok && again.value).toEqual(first?.ok && first.value);
      expect(other?.ok && other.value).not.toEqual(first?.ok && first.value);
    });

    test.each([
      ['an endless loop', 'while (true);'],
      ['a getter that never ends while the result is written', 'function main() { return { get a() { for (;;); } } }'],
      ['a toJSON that never ends', 'function main() { return { toJSON() { for (;;); } } }'],
      ['a regular expression that explodes', 'function main() { return /^(a+)+$/.test("a".repeat(50) + "!") }'],
      ['big integers that ignore every limit', 'function main() { let x = 3n; for (;;) x = x * x }'],
    ])('%s ends as a time-out', async (_, code) => {
      expect(codeOf(await run(code))).toBe('sandbox.timeout');
    });

    test.each([
      ['arrays without end', 'const all = []; for (;;) all.push(new Array(1e5).fill(1.5))'],
      ['a huge array filled', 'new Array(1e9).fill(7).length'],
      ['a map that grows', 'const map = new Map(); for (let i = 0; ; i++) map.set(i, i)'],
      ['a long text split', 'const parts = []; for (;;) parts.push("a,".repeat(2 ** 24).split(","))'],
      ['texts normalised', '"\\ufdfa".repeat(2 ** 24).normalize("NFKD").length'],
      ['promises without end', 'Promise.resolve().then(function again() { return Promise.resolve().then(again) }); 1'],
      ['buffers outside the heap', 'const all = []; for (;;) all.push(new ArrayBuffer(1e7, { maxByteLength: 2 ** 32 }))'],
    ])('%s end that run only', async (_, code) => {
      const ended = codeOf(await run(code, { limits: { timeMs: 1500 } }));
      expect(['sandbox.out-of-memory', 'sandbox.crashed', 'sandbox.timeout', 'sandbox.script-failed']).toContain(ended);
      expect(codeOf(await run('1'))).toBe('ok');
    });

    test.each([
      ['a promise', 'Promise.resolve(1)'],
      ['a big integer', '({ deep: [1n] })'],
      ['not a number', '({ amount: 0 / 0 })'],
      ['a function', '[() => 1]'],
      ['a member that would replace the prototype', 'JSON.parse(\'{"__proto__":{"admin":true}}\')'],
    ])('%s is no result', async (_, code) => {
      expect(codeOf(await run(code))).toBe('sandbox.result-not-json');
    });
    test('nothing is null, and members without a value are left out', async () => {
      expect(await run('undefined')).toMatchObject({ ok: true, value: null });
      expect(await run('({ a: undefined, b: 1 })')).toMatchObject({ ok: true, value: { b: 1 } });
    });
    test('a ring of objects is a failure of the script', async () => {
      expect(codeOf(await run('const a = {}; a.a = a; a'))).toBe('sandbox.script-failed');
    });

    test('caps code, input, result and logs', async () => {
      expect(codeOf(await run(`1${' '.repeat(300_000)}`))).toBe('sandbox.code-too-large');
      expect(codeOf(await run('1', { input: 'x'.repeat(1_100_000) }))).toBe('sandbox.input-too-large');
      expect(codeOf(await run('"x".repeat(300000)'))).toBe('sandbox.result-too-large');
      expect(codeOf(await run('"保".repeat(100000)'))).toBe('sandbox.result-too-large');
      const talkative = await run('for (let i = 0; i < 1e4; i++) console.log("x".repeat(1000)); 1');
      expect(talkative.logs.length).toBeLessThanOrEqual(100);
      expect(talkative.logs.join('').length).toBeLessThanOrEqual(16 * 1024);
    });

    test('what one run does to built-ins or globals, no later run sees', async () => {
      const look = 'function main() { return [typeof leaked, [].added === undefined, JSON.stringify([1]), ({}).added === undefined] }';
      const tamper = `${look}\nif (input.tamper) { leaked = 1; Object.prototype.added = 1; JSON.stringify = () => '"mine"'; Array.prototype.push = null }`;
      await run(tamper, { input: { tamper: true } });
      expect(await run(tamper, { input: { tamper: false } })).toMatchObject({ ok: true, value: ['undefined', true, '[1]', true] });
    });

    test.each([
      'process',
      'require',
      'module',
      'global',
      'globalThis.process',
      'eval',
      'Function',
      'WebAssembly',
      'SharedArrayBuffer',
      'Atomics',
      'fetch',
      'setTimeout',
      '(() => {}).constructor',
      '(async () => {}).constructor',
      '(function* () {}).constructor',
      '(async function* () {}).constructor',
      'Object.getPrototypeOf(async () => {}).constructor',
      'class {}.constructor',
      'console.log.constructor',
      'Date.constructor',
      'Math.random.constructor',
      'this.constructor.constructor',
      'input.constructor.constructor',
    ])('%s is not there', async (expression) => {
      expect(await run(`typeof (${expression})`)).toMatchObject({ ok: true, value: 'undefined' });
    });
    test.each([
      'import("node:fs").then((fs) => fs)',
      'import fs from "node:fs"',
      'export default function main() {}',
      'eval("1")',
      'new (Object.getPrototypeOf(function(){}).constructor)("return process")()',
      'Error.prepareStackTrace = (_, frames) => frames[0].getThis().process.pid; new Error().stack.toFixed()',
      'function main() { return main.caller.arguments[0] }',
    ])('%s leads nowhere', async (code) => {
      expect((await run(code)).ok).toBe(false);
    });

    test('code of several tenants runs too, and keeps nothing', async () => {
      const count = 'globalThis.times = (globalThis.times ?? 0) + 1';
      for (let i = 0; i < 3; i++) expect(await run(count, { shared: true })).toMatchObject({ ok: true, value: 1 });
    });
    test('a run after closing is refused, not lost', async () => {
      const other = open();
      await other.close();
      expect(codeOf(await other.run({ tenant, code: '1', entry: 'main', input: null, shared: false }))).toBe('sandbox.unavailable');
    });
  });
}
