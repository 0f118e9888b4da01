import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf, standardAnswerOf } from '../../sample-answer.ts';

test.each([
  ['number("1 000,0", " ", ",")', '1000'],
  ['number("1,000.0", ",", ".")', '1000'],
  ['number(from: "1.000.000,01", decimal separator: ",", grouping separator: ".")', '1000000.01'],
  ['number("1,000,000.00", ",", null)', '1000000'],
  ['decimal(1/3, 2)', '0.33'],
  ['decimal(1.5, 0)', '2'],
  ['decimal(2.5, 0)', '2'],
  ['decimal(123.456, -2)', '100'],
  ['floor(1.5)', '1'],
  ['floor(-1.56, 1)', '-1.6'],
  ['ceiling(1.5)', '2'],
  ['ceiling(-1.56, 1)', '-1.5'],
  ['round up(5.5, 0)', '6'],
  ['round up(-1.126, 2)', '-1.13'],
  ['round down(-5.5, 0)', '-5'],
  ['round down(1.121, 2)', '1.12'],
  ['round half up(5.5, 0)', '6'],
  ['round half up(-1.126, 2)', '-1.13'],
  ['round half down(5.5, 0)', '5'],
  ['round half down(-5.5, 0)', '-5'],
  ['round up(5.5, 6176)', '5.5'],
  ['round half up(5555, -6111)', '0'],
  ['abs(-10)', '10'],
  ['abs(@"-PT5H")', 'PT5H'],
  ['abs(@"-P1Y")', 'P1Y'],
  ['modulo(12, 5)', '2'],
  ['modulo(-12, 5)', '3'],
  ['modulo(12, -5)', '-3'],
  ['modulo(-12, -5)', '-2'],
  ['modulo(10.1, 4.5)', '1.1'],
  ['modulo(-10.1, 4.5)', '3.4'],
  ['modulo(10.1, -4.5)', '-3.4'],
  ['sqrt(16)', '4'],
  ['log(10)', '2.302585092994045684017991454684364'],
  ['exp(5)', '148.4131591025766034211155800405523'],
  ['odd(5)', 'true'],
  ['odd(-5)', 'true'],
  ['odd(2.5)', 'false'],
  ['even(2)', 'true'],
  ['even(1e100)', 'true'],
])('%s is %s, as the standard says', (source, expected) => {
  expect(standardAnswerOf(source)).toBe(expected);
});

test.each([
  ['number("1.000.000,01", ".")', 'null', 'null: not-computable'],
  ['number("1,000", ":", ".")', 'null', 'null: not-computable'],
  ['number("12元")', 'null', 'null: not-computable'],
  ['number(123, ".", ".")', '123', 'null: type-mismatch'],
  ['round up(1.5)', '2', 'null: type-mismatch'],
  ['round up(5.5, 7000)', 'fault: not-computable', 'null: not-computable'],
  ['round up(null, 0)', 'fault: type-mismatch', 'null: type-mismatch'],
  ['floor(n: 1.5, foo: 1)', 'refused: wrong-arguments', 'null: wrong-arguments'],
  ['modulo(1, 0)', 'fault: not-computable', 'null: not-computable'],
  ['sqrt(-1)', 'fault: not-computable', 'null: not-computable'],
  ['log(0)', 'fault: not-computable', 'null: not-computable'],
  ['exp(1e10)', 'fault: not-computable', 'null: not-computable'],
  ['abs("a")', 'refused: type-mismatch', 'null: type-mismatch'],
])('%s is %s in flows and %s to the standard', (source, strict, standard) => {
  expect([answerOf(source), standardAnswerOf(source)]).toEqual([strict, standard]);
});

test('rounding moves a number by no more than one unit of its scale, in the direction its name says', () => {
  const number = fc
    .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }))
    .map(([digits, scale]) => `(${digits} / ${10 ** scale})`);
  fc.assert(
    fc.property(number, fc.integer({ min: -3, max: 5 }), (value, scale) => {
      const holds = [
        `floor(${value}, ${scale}) <= ${value}`,
        `ceiling(${value}, ${scale}) >= ${value}`,
        `abs(round up(${value}, ${scale})) >= abs(${value})`,
        `abs(round down(${value}, ${scale})) <= abs(${value})`,
        `abs(round half up(${value}, ${scale}) - ${value}) * 2 <= 10 ** (0 - ${scale})`,
        `abs(round half down(${value}, ${scale}) - ${value}) * 2 <= 10 ** (0 - ${scale})`,
        `modulo(${value}, 7) = ${value} - 7 * floor(${value} / 7)`,
      ];
      expect(answerOf(holds.join(' and '))).toBe('true');
    }),
    { numRuns: 200 },
  );
});
