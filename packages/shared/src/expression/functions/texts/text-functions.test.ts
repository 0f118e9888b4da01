import { expect, test } from 'vitest';
import { answerOf, standardAnswerOf } from '../../sample-answer.ts';

test.each([
  ['string(1.10)', '"1.1"'],
  ['string(null)', 'null'],
  ['string([1, "a", null, {a: "x\\"y"}])', '"[1, \\"a\\", null, {a: \\"x\\\\\\"y\\"}]"'],
  ['string(@"P1Y13M")', '"P2Y1M"'],
  ['contains("foobar", "of")', 'false'],
  ['contains(["foobar"], "oob")', 'true'],
  ['starts with("foobar", "fo")', 'true'],
  ['ends with(string: "foobar", match: "r")', 'true'],
  ['string length("\\U01F40Eab")', '3'],
  ['substring("foobar", 3)', '"obar"'],
  ['substring("foobar", 3, 3)', '"oba"'],
  ['substring("foobar", -2, 1)', '"a"'],
  ['substring("\\U01F40Eab", 2)', '"ab"'],
  ['substring("a\\U01F40Eb日", -3, 2)', '"🐎b"'],
  ['substring("foobar", 3, 3.8)', '"oba"'],
  ['substring(string: "foobar", start position: 3)', '"obar"'],
  ['substring before("foobar", "bar")', '"foo"'],
  ['substring before("foobar", "xyz")', '""'],
  ['substring after("foobar", "ob")', '"ar"'],
  ['substring after("", "a")', '""'],
  ['upper case("aBc4")', '"ABC4"'],
  ['lower case("aBc4")', '"abc4"'],
  ['string join(["a", "b", "c"], "_and_")', '"a_and_b_and_c"'],
  ['string join(["a", null, "c"], "X")', '"aXc"'],
  ['string join(["a", "b"], null)', '"ab"'],
  ['string join([], "X")', '""'],
])('%s is %s, as the standard says', (source, expected) => {
  expect(standardAnswerOf(source)).toBe(expected);
});

test.each([
  ['substring("abc", 0)', '""', 'null: not-computable'],
  ['substring("abc", 5)', '""', 'null: not-computable'],
  ['substring("abc", 2, 9)', '"bc"', 'null: not-computable'],
  ['string length(5)', 'refused: type-mismatch', 'null: type-mismatch'],
  ['contains("a", null)', 'fault: type-mismatch', 'null: type-mismatch'],
  ['contains("a")', 'refused: wrong-arguments', 'null: wrong-arguments'],
  ['contains(string: "a", math: "b")', 'refused: wrong-arguments', 'null: wrong-arguments'],
  ['string join(["a", 1])', 'fault: type-mismatch', 'null: type-mismatch'],
])('%s is %s in flows and %s to the standard', (source, strict, standard) => {
  expect([answerOf(source), standardAnswerOf(source)]).toEqual([strict, standard]);
});
