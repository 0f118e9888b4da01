import { expect, test } from 'vitest';
import { textType } from '../../../expression/index.ts';
import { namesIn } from './names-in.ts';

test('a source is told of every name that may stand in it, however it is spaced, and of no other', () => {
  const names = Object.fromEntries(['my name', 'sum-insured', '投保人 年龄', '🐎', '🐎bew', 'a', 'my', '__proto__', 'constructor'].map((name) => [name, textType])); // biome-ignore format: one list
  const told = (source: string) => Object.keys(namesIn(source, names));
  expect(told('my   name + 1')).toEqual(['🐎', 'my name', 'my']);
  expect(told('sum - insured > 投保人 年龄')).toEqual(['🐎', 'sum-insured', '投保人 年龄']);
  expect(told('🐎bew * 2')).toEqual(['🐎', '🐎bew']);
  expect(told('ab.abc')).toEqual(['🐎']);
  expect(told('__proto__')).toEqual(['🐎', '__proto__']);
});
