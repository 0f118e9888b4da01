import { expect, test } from 'vitest';
import { strayTests } from '../../scripts/stray-tests.ts';

test('a test file in no project, or in two, is called out by name', () => {
  const listed = [
    { file: 'packages/a.test.ts', project: 'unit' },
    { file: 'tests/b.test.ts', project: 'unit' },
    { file: 'tests/b.test.ts', project: 'journeys' },
  ];
  expect(strayTests(['packages/a.test.ts', 'tests/b.test.ts', 'scripts/c.test.ts'], listed)).toEqual([
    { file: 'tests/b.test.ts', projects: ['unit', 'journeys'] },
    { file: 'scripts/c.test.ts', projects: [] },
  ]);
});
