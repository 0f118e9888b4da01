import { describe, expect, test } from 'vitest';
import { compileExpression, compileUnaryTest, type FeelType, openRun } from './index.ts';
import { answerOf, sampleEnvironment, standardAnswerOf } from './sample-answer.ts';

describe('what has no answer is null', () => {
  test.each([
    ['1 / 0', 'null: not-computable'],
    ['1 + null', 'null: type-mismatch'],
    ['"a" + 1', 'null: type-mismatch'],
    ['-"a"', 'null: type-mismatch'],
    ['1 = "1"', 'null: type-mismatch'],
    ['1 < "a"', 'null: type-mismatch'],
    ['true < false', 'null: type-mismatch'],
    ['[1] < [2]', 'null: type-mismatch'],
    ['@"2020-01-01" < @"2021-01-01T00:00:00"', 'null: type-mismatch'],
    ['@"P1Y" = @"P365D"', 'null: type-mismatch'],
    ['@"P1Y" + @"P1D"', 'null: type-mismatch'],
    ['@"2018-12-10T00:00:00" - @"2018-12-01T00:00:00Z"', 'null: type-mismatch'],
    ['@"999999999-12-31" + @"P1D"', 'null: not-computable'],
    ['nobody', 'null: unknown-name'],
    ['nothing(1)', 'null: unknown-function'],
    ['"abs"(-1)', 'null: type-mismatch'],
    ['null()', 'null: type-mismatch'],
    ['1 instance of nowhere', 'null: unknown-type'],
    ['{a: 1, a: 2}', 'null: named-twice'],
    ['[3..1]', 'null: not-computable'],
    ['[1.."a"]', 'null: type-mismatch'],
    ['for x in 1 return x', 'null: type-mismatch'],
    ['for x in null return x', 'null: type-mismatch'],
    ['every x in "a" satisfies true', 'null: type-mismatch'],
    ['null[1]', 'null: type-mismatch'],
    ['[1, 2, 3][1.5]', 'null: type-mismatch'],
    ['[1, 2, 3]["a"]', 'null: type-mismatch'],
    ['function(a) external {java: {class: "java.lang.Math", method signature: "cos(double)"}}', 'null: unsupported'],
  ])('%s is %s', (source, expected) => {
    expect(standardAnswerOf(source)).toBe(expected);
  });

  test.each(['', '1 +', '[1, 2', '(1', '1 2', 'if true then 1', '{a 1}'])('but “%s” cannot be read, and is refused', (source) => {
    expect(standardAnswerOf(source)).toBe('refused: syntax');
  });

  test('limits of steps and depth stop it all the same', () => {
    expect(standardAnswerOf('for i in 1..1000000000 return i')).toBe('fault: budget-exceeded');
    expect(standardAnswerOf('{f: function(n) f(n), r: f(1)}')).toBe('fault: calls-too-deep');
  });

  test('a run keeps the first faults only, however many there are', () => {
    const compiled = compileExpression('for i in 1..100 return null + i', {}, { dialect: 'standard' });
    const run = openRun(sampleEnvironment);
    if (compiled.ok) compiled.expression.evaluateIn(new Map(), run);
    expect(run.faults).toHaveLength(20);
    expect(run.faults[0]).toMatchObject({ code: 'expression.type-mismatch', facts: { operation: '+', found: 'null', from: 23, to: 31 } });
  });
});

describe('logic has three answers, and anything but true and false is the third', () => {
  test.each([
    ['true and "x"', 'null: type-mismatch'],
    ['false and "x"', 'false'],
    ['"x" and false', 'false'],
    ['"x" or true', 'true'],
    ['null or false', 'null'],
    ['not("a")', 'null: type-mismatch'],
    ['if null then 1 else 2', '2'],
    ['if "x" then 1 else 2', '2'],
    ['1 between null and 0', 'false'],
    ['1 between 0 and null', 'null'],
    ['some x in [1, "a"] satisfies x = "a"', 'true'],
    ['every x in [1, null] satisfies x > 0', 'null'],
    ['every x in [] satisfies nobody', 'true'],
  ])('%s is %s', (source, expected) => {
    expect(standardAnswerOf(source)).toBe(expected);
  });
});

describe('equality, order and arithmetic are those of the tables', () => {
  test.each([
    ['null = null', 'true'],
    ['true = null', 'false'],
    ['1 != null', 'true'],
    ['[1, 2] = [1, "a"]', 'false'],
    ['{a: 1} = {a: 1.0}', 'true'],
    ['[1..3] = [1..3)', 'false'],
    ['time("10:00:00Z") = time("11:00:00+01:00")', 'true'],
    ['time("10:00:00") = time("10:00:00+01:00")', 'true'],
    ['@"2018-12-08T10:30:00" = @"2018-12-08T10:30:00@Europe/Paris"', 'true'],
    ['@"2018-12-08T10:30:00@Europe/Paris" < @"2018-12-08T10:30:00Z"', 'true'],
    ['"Z" < "a"', 'true'],
    ['"\\uFFFD" < "\\U01F40E"', 'true'],
    ['-4 ** 2', '16'],
    ['2 ** 3 ** 2', '64'],
    ['@"2018-12-31" + @"P1M"', '2019-01-31'],
    ['@"P1M" + @"2018-01-31"', '2018-02-28'],
    ['@"2018-12-10" - @"2018-12-01"', 'P9D'],
    ['@"2018-12-10T00:00:00Z" - @"2018-12-01"', 'P9D'],
    ['@"10:00:00" + @"PT15H"', '01:00:00'],
    ['2 * @"P1Y"', 'P2Y'],
    ['@"P1Y" / @"P1M"', '12'],
    ['-@"P1D"', '-P1D'],
    ['is(time("23:00:50z"), time("23:00:50"))', 'false'],
    ['is(time("23:00:50z"), time("23:00:50+00:00"))', 'true'],
    ['is(date("2012-12-25"), time("23:00:50"))', 'false'],
    ['is([1, {a: 2}], [1, {a: 2}])', 'true'],
  ])('%s is %s', (source, expected) => {
    expect(standardAnswerOf(source)).toBe(expected);
  });
});

describe('filters take values that are no lists, and paths go into lists', () => {
  test.each([
    ['3[item > 2]', '[3]'],
    ['3[1]', '3'],
    ['3[2]', 'null'],
    ['[1, 2, 3][true]', '[1, 2, 3]'],
    ['[][1]', 'null'],
    ['[1, 2, 3][even(item)]', '[2]'],
    ['[{item: 5}, {item: 6}][item = 5]', '[{item: 5}]'],
    ['[{x: 1, y: 2}, {x: null, y: 3}][x < 2]', '[{x: 1, y: 2}]'],
    ['[{x: 1, y: 2}, {x: 2}].y', '[2, null]'],
    ['{a: 1}.b.c', 'null'],
    ['[{a: {b: [1]}}, {a: {b: [2.1, 2.2]}}].a.b', '[[1], [2.1, 2.2]]'],
    ['@"2018-12-10T10:30:00@Europe/Paris".time offset', 'PT1H'],
    ['@"2018-12-10T10:30:00@Europe/Paris".timezone', '"Europe/Paris"'],
    ['@"2018-12-10T10:30:00+02:00".timezone', 'null'],
    ['@"10:30:01.5".second', '1.5'],
    ['@"P1Y13M".months', '1'],
    ['@"P1D".years', 'null'],
    ['@"PT1M".value', '60'],
    ['@"1970-01-02T00:00:00Z".value', '86400'],
    ['[1..10).end included', 'false'],
    ['(< 10).start', 'null'],
    ['(>= 10).start included', 'true'],
  ])('%s is %s', (source, expected) => {
    expect(standardAnswerOf(source)).toBe(expected);
  });
});

describe('in and tests of cells', () => {
  test.each([
    ['1 in ]0..1]', 'true'],
    ['5 in (? > 3)', 'true'],
    ['5 in (1, > 4)', 'true'],
    ['true in [false, 2, 3]', 'false'],
    ['2 in [[1..3], [7..9]]', 'true'],
    ['[1, 2] in [[1, 2]]', 'true'],
    ['1 in null', 'false'],
    ['{r: [1..3], x: 2 in r}.x', 'true'],
  ])('%s is %s', (source, expected) => {
    expect(standardAnswerOf(source)).toBe(expected);
  });

  test('a cell of another kind than its input is no match instead of a problem', () => {
    const compiled = compileUnaryTest('"a", < 5', {}, { kind: 'text' }, { dialect: 'standard' });
    expect(compiled.ok && compiled.test.test('a', new Map(), sampleEnvironment)).toBe(true);
    expect(compiled.ok && compiled.test.testWithin(new Map(), 'b', openRun(sampleEnvironment))).toBeNull();
  });
});

test('money and its rules are ours alone: the standard reads any name', () => {
  const names: Record<string, FeelType> = { totalFen: { kind: 'number' } };
  expect([answerOf('totalFen', { names }), standardAnswerOf('totalFen', { names })]).toEqual(['refused: fen-name', 'null']);
});
