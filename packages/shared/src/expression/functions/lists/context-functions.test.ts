import { expect, test } from 'vitest';
import { answerOf, standardAnswerOf } from '../../sample-answer.ts';

test.each([
  ['get value({key1: "value1"}, "key1")', '"value1"'],
  ['get value({key1: "value1"}, "other")', 'null'],
  ['get value({a-b: 1}, "a-b")', '1'],
  ['get entries({a: 1, b: 2})', '[{key: "a", value: 1}, {key: "b", value: 2}]'],
  ['get entries({key1: "value1"})[key = "key1"].value', '["value1"]'],
  ['context([{key: "a", value: 1}, {key: "b", value: 2, something: "else"}])', '{a: 1, b: 2}'],
  ['context({key: "a", value: null})', '{a: null}'],
  ['context([])', '{}'],
  ['context put({x: 1}, "y", 2)', '{x: 1, y: 2}'],
  ['context put({x: 1, y: 0, z: 0}, "y", 2)', '{x: 1, y: 2, z: 0}'],
  ['context put({x: 1}, ["y"], 2)', '{x: 1, y: 2}'],
  ['context put({x: 1, y: {a: 0}}, ["y", "a"], 2)', '{x: 1, y: {a: 2}}'],
  ['context put(context: {x: 1}, keys: ["y"], value: 2)', '{x: 1, y: 2}'],
  ['context put(context: {x: 1}, key: "y", value: 2)', '{x: 1, y: 2}'],
  ['context merge([{x: 1, y: 0}, {y: 2}])', '{x: 1, y: 2}'],
])('%s is %s, as the standard says', (source, expected) => {
  expect(standardAnswerOf(source)).toBe(expected);
});

test.each([
  ['context([{key: "a", value: 1}, {key: "b"}])', 'fault: type-mismatch', 'null: type-mismatch'],
  ['context([{key: "a", value: 1}, {key: "a", value: 2}])', 'fault: not-computable', 'null: not-computable'],
  ['context put({x: 1}, [], 2)', 'fault: type-mismatch', 'null: type-mismatch'],
  ['context put({x: 1}, ["y", "a"], 2)', 'fault: type-mismatch', 'null: type-mismatch'],
  ['context merge([{x: 1}, 2])', 'fault: type-mismatch', 'null: type-mismatch'],
  ['get value(null, "a")', 'null', 'null: type-mismatch'],
  ['get entries(1)', 'refused: type-mismatch', 'null: type-mismatch'],
  ['{a: 1, a: 2}', 'refused: named-twice', 'null: named-twice'],
])('%s is %s in flows and %s to the standard', (source, strict, standard) => {
  expect([answerOf(source), standardAnswerOf(source)]).toEqual([strict, standard]);
});
