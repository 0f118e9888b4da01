import { expect, test } from 'vitest';
import { runGate } from './run-gate.ts';

test('a gate that ends badly has failed, and what it said on either stream is kept', async () => {
  const script = "console.log('looked at 3 files'); console.error('one is wrong'); process.exitCode = 1;";
  const run = await runGate('node', ['-e', script]);
  expect(run.passed).toBe(false);
  expect(run.said).toContain('looked at 3 files');
  expect(run.said).toContain('one is wrong');
});
