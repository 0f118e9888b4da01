import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileExpression } from '../../expression/index.ts';
import { conditionFrom } from './condition.ts';

const names = { amount: { kind: 'number' }, track: { kind: 'text' }, paid: { kind: 'boolean' } } as const;

/** As the tools of Java write it. */
const juel = (inner: string) => `\${${inner}}`;

describe('the condition of a line', () => {
  test.each([
    [juel('amount > 100'), 'amount > 100'],
    ["#{amount ge 100 && track == 'fast'}", '(amount >= 100) and (track = "fast")'],
    [juel('a || b || c'), 'a or b or c'],
    [juel('a and b or !c'), '(a and b) or not(c)'],
    [juel('!(claim.total + 2 * 3 < 10)'), 'not((claim.total + (2 * 3)) < 10)'],
    [juel('paid == null'), 'paid = null'],
    [juel('track != \'a "b"\''), 'track != "a \\"b\\""'],
    [juel('金额 > -1.5'), '金额 > (-1.5)'],
    ['amount > 100', 'amount > 100'],
    ['= amount > 100', 'amount > 100'],
  ])('%s is %s in FEEL', (source, feel) => {
    expect(conditionFrom(source, undefined)).toEqual({ feel, understood: true });
  });

  test('FEEL is taken as it is', () => {
    expect(conditionFrom(' some x in list satisfies x > 1 ', 'https://www.omg.org/spec/DMN/20191111/FEEL/')).toEqual({
      feel: 'some x in list satisfies x > 1',
      understood: true,
    });
  });

  test.each([
    juel('service.check(amount)'),
    juel('list[0] > 1'),
    juel('a ? b : c'),
    juel('empty a'),
    `${juel('a')}${juel('b')}`,
    'Approved?',
    '审核通过',
    'yes',
    juel(''),
    juel('a >'),
    'x */ > 1 /*',
  ])('%s is kept to be read, and never holds', (source) => {
    const { feel, understood } = conditionFrom(source, undefined);
    expect(understood).toBe(false);
    expect(feel.replaceAll('* /', '*/')).toContain(source);
    expect(compileExpression(feel, names).ok).toBe(false);
  });

  test('a script in another language is named and never holds, whatever it says', () => {
    expect(conditionFrom('amount > 100', 'groovy').feel).toBe('/* groovy: amount > 100 */');
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
        (text) => {
          expect(compileExpression(conditionFrom(text, 'javascript').feel, names).ok).toBe(false);
        },
      ),
    );
  });

  test('an empty condition stays empty, for its author to fill in', () => {
    expect(conditionFrom('  ', undefined)).toEqual({ feel: '', understood: false });
  });

  test('brackets keep what JUEL ranks by itself: a translated comparison computes the same', () => {
    const numbers = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(numbers, numbers, numbers, (a, b, c) => {
        const source = `(${a}) + (${b}) * (${c}) < (${c}) - (${a}) || (${a}) == (${b}) && !((${b}) > (${c}))`;
        const { feel } = conditionFrom(`\${${source}}`, undefined);
        const compiled = compileExpression(feel, {});
        const wanted = a + b * c < c - a || (a === b && !(b > c));
        expect(compiled.ok && compiled.expression.evaluate(new Map(), { now: '2026-01-01T00:00:00Z', zone: 'UTC' })).toBe(wanted);
      }),
    );
  });
});
