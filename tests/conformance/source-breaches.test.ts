import { describe, expect, test } from 'vitest';
import { breachesOf } from '../../scripts/source-breaches.ts';

const messages = (path: string, text: string) => breachesOf(path, text).map(({ line, message }) => `${line}: ${message}`);
const file = 'packages/shared/src/money/fen.ts';

describe('the source check', () => {
  test.each(['const a = b as string', 'const a = <string>b', 'const a = b as unknown as Fen', 'const a = (b as { c: 1 }).c'])(
    'refuses %s',
    (text) => {
      expect(messages(file, `\n${text};\n`)).toContain('2: a type assertion; narrow or parse instead');
    },
  );

  test.each([
    'const a = [1, 2] as const',
    "import { a as b } from './a.ts'",
    "export * as money from './fen.ts'",
    'const a = { b: 1 } satisfies Fen',
    "const a = 'known as such' // as string",
  ])('lets %s be', (text) => {
    expect(messages(file, text)).toEqual([]);
  });

  test('sees an assertion inside markup', () => {
    expect(messages('packages/builder/src/app/home.tsx', 'const a = <p title={b as string}>{c}</p>;')).toEqual([
      '1: a type assertion; narrow or parse instead',
    ]);
  });

  test('lets a file have 300 lines and no more, a test 500', () => {
    const lines = (count: number) => 'f();\n'.repeat(count);
    expect(messages(file, lines(300))).toEqual([]);
    expect(messages(file, lines(301))).toHaveLength(1);
    expect(messages('packages/shared/src/money/fen.test.ts', lines(500))).toEqual([]);
    expect(messages('packages/shared/src/money/fen.test.ts', lines(501))).toHaveLength(1);
    expect(messages('packages/builder/src/app/app.css', lines(301))).toHaveLength(1);
  });

  test('refuses a folder that says nothing', () => {
    expect(messages('packages/shared/src/utils/fen.ts', '')).toEqual(['1: the folder "utils" says nothing about service work']);
  });

  test('lets only the sandbox adapter name its library, even as a text', () => {
    const text = "createRequire(import.meta.url)('isolated-vm');";
    expect(messages('packages/runtime/src/main.ts', text)).toEqual(['1: isolated-vm is loaded by adapters/sandbox alone']);
    expect(messages('packages/runtime/src/adapters/sandbox/worker-process.ts', text)).toEqual([]);
  });

  test('lets no second client reach outside past the guard', () => {
    expect(messages('packages/runtime/src/main.ts', "globalThis.fetch('http://x');")).toEqual(['1: ask the outside through ports.egress']);
    expect(messages('packages/builder/src/app/api.ts', "globalThis.fetch('/trpc');")).toEqual([]);
  });
});
