import { expect, test } from 'vitest';
import { hasOwnBrackets } from './own-brackets.ts';

test('a source that stays within its brackets may stand in another, one that would end that may not', () => {
  const within = ['item > 2', '(a) + [b[1]]', 'item in (1..5]', 'item in ]1..5[', '{a: [")"]}', '1 // )', '/* ) */ 1'];
  const breaking = ['true)] + [(1', '(1..5] )] + [(1', ')', '}', '(', '[1'];
  expect(within.filter((source) => !hasOwnBrackets(source))).toEqual([]);
  expect(breaking.filter(hasOwnBrackets)).toEqual([]);
});
