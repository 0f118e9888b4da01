import { expect, test } from 'vitest';
import { runGate } from './run-gate.ts';

/** The checks that read the code without running it. Each is one command of its own tool, so that anyone can repeat it by hand. */
const gates: Readonly<Record<string, readonly [tool: string, ...args: string[]]>> = {
  'every package type-checks': ['turbo', 'run', 'typecheck', '--output-logs=errors-only'],
  'the scripts at the root type-check': ['tsc', '--noEmit'],
  'the code is formatted and keeps the lint rules': ['biome', 'check', '.', '--error-on-warnings'],
  'imports keep the boundaries': ['depcruise', 'packages', 'tests', 'scripts'],
  'nothing is unused or undeclared': ['knip'],
  'files are small and free of type assertions': ['node', 'scripts/check-sources.ts'],
  'every test file belongs to exactly one project': ['node', 'scripts/check-test-projects.ts'],
  'the third-party notices are up to date and every licence is allowed': ['node', 'scripts/third-party-notices.ts', '--check'],
};

test.each(Object.entries(gates))('%s', async (_, [tool, ...args]) => {
  const { passed, said } = await runGate(tool, args);
  expect(passed, said.slice(-20_000)).toBe(true);
});
