import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fault } from '../fault/index.ts';
import {
  compileExpression,
  compileTemplate,
  compileUnaryTest,
  type Dialect,
  type FeelType,
  functionCatalogue,
  literalOf,
  openFrame,
  openRun,
  scopeFrom,
} from './index.ts';

const names: Record<string, FeelType> = { a: { kind: 'any' }, 'b c': { kind: 'number' }, list: { kind: 'list', of: { kind: 'any' } } };
const scope = scopeFrom({ a: { x: 1 }, 'b c': 2, list: [1, 'two', null, { x: 3 }] }, names);
const environment = { now: '2026-02-28T00:00:00Z', zone: 'Asia/Shanghai', budget: 2_000 };
const functions = functionCatalogue.map(({ name }) => name);

const words =
  'a|b c|list|x|1|0.5|"t"|"日"|null|true|+|-|*|/|**|.|,|(|)|[|]|{|}|if|then|else|for|in|return|some|satisfies|and|or|<|>=|=|..|?|item|partial|:|@|between|instance of|function(|range<|string join(|now()|1..999999|@"2026-01-01"|// |/*';
const garbage = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.array(fc.constantFrom(...words.split('|')), { maxLength: 25 }).map((parts) => parts.join(' ')),
);

/** Expressions that follow the grammar, though seldom sense: what most of them do is run. */
const grammatical = fc.letrec<{ expression: string; leaf: string; call: string; loop: string; structure: string; operation: string }>(
  (tie) => {
    const expression = tie('expression');
    const leaf = fc.constantFrom(
      'a',
      'b c',
      'list',
      '1',
      '0',
      '-3',
      '2.5',
      '1e40',
      '"t"',
      '"日本"',
      'null',
      'true',
      'false',
      '@"2026-01-31"',
      '@"10:00:00Z"',
      '@"P1M"',
      '@"PT1H"',
      '@"2026-01-01T00:00:00@Europe/Paris"',
      '[1..3]',
      '(> 2)',
      '{x: 1}',
      '[]',
      '[1, 2, 3]',
      'item',
      'partial',
      'x',
      'function(x) x',
      'function(x, y) x < y',
    );
    return {
      leaf,
      call: fc
        .tuple(fc.constantFrom(...functions), fc.array(expression, { maxLength: 3 }))
        .map(([name, args]) => `${name}(${args.join(', ')})`),
      operation: fc.oneof(
        fc
          .tuple(expression, fc.constantFrom('+', '-', '*', '/', '**', '=', '!=', '<', '>=', 'and', 'or', 'in'), expression)
          .map(([l, op, r]) => `(${l}) ${op} (${r})`),
        fc.tuple(expression, fc.constantFrom('x', 'year', 'days', 'start', 'b c')).map(([base, field]) => `(${base}).${field}`),
        fc.tuple(expression, expression).map(([base, index]) => `(${base})[${index}]`),
        fc.tuple(expression, expression).map(([called, argument]) => `(${called})(${argument})`),
        fc
          .tuple(expression, fc.constantFrom('number', 'list<Any>', 'range<date>', 'context<x: number>'))
          .map(([value, type]) => `(${value}) instance of ${type}`),
      ),
      loop: fc.oneof(
        fc.tuple(expression, expression).map(([source, body]) => `for x in ${source} return ${body}`),
        fc
          .tuple(fc.constantFrom('some', 'every'), expression, expression)
          .map(([word, source, body]) => `${word} x in ${source} satisfies ${body}`),
        fc.tuple(expression, expression, expression).map(([condition, yes, no]) => `if ${condition} then ${yes} else ${no}`),
      ),
      structure: fc.oneof(
        fc.array(expression, { maxLength: 4 }).map((items) => `[${items.join(', ')}]`),
        fc.array(expression, { maxLength: 3 }).map((values) => `{${values.map((value, index) => `k${index}: ${value}`).join(', ')}}`),
        expression.map((body) => `function(x) ${body}`),
        expression.map((body) => `{f: function(n) ${body}, r: f(1)}.r`),
      ),
      expression: fc.oneof({ maxDepth: 4 }, leaf, tie('call'), tie('operation'), tie('loop'), tie('structure')),
    };
  },
);

test('any text is compiled or refused with a place, and what compiles gives a value or a declared fault within its budget', () => {
  fc.assert(
    fc.property(fc.oneof(garbage, grammatical.expression), fc.constantFrom<Dialect>('strict', 'standard'), (source, dialect) => {
      const compiledAs = [
        compileExpression(source, names, { dialect }),
        compileUnaryTest(source, names, { kind: 'any' }, { dialect }),
        compileTemplate(`{${source}}`, names),
      ];
      for (const compiled of compiledAs) {
        if (compiled.ok) expect(outcome(compiled)).toBe('as declared');
        else {
          for (const { at, message } of compiled.faults) expect(at.from <= at.to && message.zh !== '' && message.en !== '').toBe(true);
          expect(compiled.faults.length).toBeGreaterThan(0);
        }
      }
    }),
    { numRuns: 3_000 },
  );
});

test('in the standard dialect nothing is thrown but limits, and where an answer is certain both dialects give it', () => {
  fc.assert(
    fc.property(grammatical.expression, (source) => {
      const [lenient, strict] = [compileExpression(source, names, { dialect: 'standard' }), compileExpression(source, names)];
      expect(lenient.ok).toBe(true);
      if (!lenient.ok) return;
      const run = openRun(environment);
      const answer = attempt(() => literalOf(lenient.expression.evaluateIn(scope, run)));
      expect(answer).not.toMatch(/^fault: (?!expression\.(budget-exceeded|calls-too-deep|value-too-deep))/);
      if (!strict.ok || run.faults.length > 0 || dependsOnDialect.test(source)) return;
      const strictly = attempt(() => literalOf(strict.expression.evaluate(scope, environment)));
      if (!strictly.startsWith('fault: ')) expect(strictly).toBe(answer);
    }),
    { numRuns: 3_000 },
  );
});

/** Zones, positions outside of texts and lists, lists of one, and what is cut to whole numbers are read differently on purpose. */
const dependsOnDialect =
  /@|now|today|date|time|duration|substring|sublist|round|decimal|floor|ceiling|\[|in \(|number\(|replace|remove|insert/;

function attempt(answer: () => string): string {
  try {
    return answer();
  } catch (error) {
    if (error instanceof Fault) return `fault: ${error.code}`;
    throw error;
  }
}

type Runnable = ReturnType<typeof compileExpression> | ReturnType<typeof compileUnaryTest> | ReturnType<typeof compileTemplate>;

function outcome(compiled: Runnable): string {
  if (!compiled.ok) return 'refused';
  attempt(() => {
    if ('expression' in compiled) return literalOf(compiled.expression.evaluate(scope, environment));
    if ('test' in compiled) return String(compiled.test.testIn(openFrame(scope, environment), null));
    return compiled.template.render(scope, environment, 'zh');
  });
  return 'as declared';
}
