import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FeelType, type FeelValue, numberFrom } from '../../../expression/index.ts';
import { compileTable } from '../../compile-table.ts';
import type { Decision } from '../../verdict.ts';
import { environment } from '../ask-model.ts';
import type { BoxedTable } from '../boxed.ts';
import { compileModel } from '../compile-model.ts';
import type { DecisionModel } from '../decision-model.ts';
import type { ModelVerdict } from '../model-verdict.ts';
import { tableOfBoxed } from './table-of-boxed.ts';

const names: Record<string, FeelType> = { a: { kind: 'number' }, b: { kind: 'text' }, c: { kind: 'any' } };

const table: fc.Arbitrary<BoxedTable> = fc.record({
  is: fc.constant('table' as const),
  hitPolicy: fc.constantFrom('UNIQUE', 'ANY', 'FIRST', 'PRIORITY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER'),
  inputs: fc.constant([
    { id: 'a', label: 'a', expression: 'a', typeRef: 'number' },
    { id: 'b', label: 'b', expression: 'b', typeRef: 'string', values: '"x", "y", "z"' },
    { id: 'c', label: 'c', expression: 'c' },
  ]),
  outputs: fc.constant([{ name: 'out', typeRef: 'string', values: '"p", "q", "r"' }]),
  rules: fc.array(
    fc.record({
      when: fc.tuple(
        fc.constantFrom('-', '1', '> 1', '[0..2)', 'null', '< 1, 2', '? > 0 and ? < 3', 'not(1)'),
        fc.constantFrom('-', '"x"', '"y", "z"', 'not("x")', 'null', 'starts with(?, "y")'),
        fc.constantFrom('-', '> 5', '"x"', 'true', 'null'),
      ),
      results: fc.tuple(fc.constantFrom('"p"', '"q"', '"r"', 'if c = null then "p" else c')),
    }),
    { maxLength: 5 },
  ),
});

const number = fc.option(fc.constantFrom(0, 1, 2, 3).map((value): FeelValue => numberFrom(value)));
const values = fc.record({
  a: number,
  b: fc.option(fc.constantFrom('x', 'y', 'z', 'w')),
  c: fc.oneof(number, fc.constantFrom<FeelValue>('p', 'x', true, null)),
});

test('a table within a model decides as the product’s own tables do', () => {
  fc.assert(
    fc.property(table, values, (boxed, given) => {
      const own = compileTable(tableOfBoxed(boxed, { id: 't', name: 't', output: { name: 'out' }, columnType }), names);
      const compiled = compileModel(modelOf(boxed));
      expect(compiled.ok).toBe(own.ok);
      if (!own.ok || !compiled.ok) return;
      const expected = own.table.evaluate(new Map(Object.entries(given)), environment);
      const [found] = compiled.model.decide({ given: Object.entries(given).map(([name, value]) => ({ name, value })), environment });
      expect(found && told(found.verdict)).toEqual(toldOfOwn(expected));
    }),
    { numRuns: 150 },
  );
});

function columnType(typeRef: string | undefined) {
  return typeRef === 'number' ? ('number' as const) : typeRef === 'string' ? ('text' as const) : ('any' as const);
}

/** A model with the table as its only decision. */
function modelOf(logic: BoxedTable): DecisionModel {
  const inputs = Object.keys(names).map((name) => ({ id: name, name, variable: { name } }));
  const typed = inputs.map((each) => ({ ...each, variable: { name: each.name, typeRef: { a: 'number', b: 'string' }[each.name] } }));
  const needs = { inputs: inputs.map(({ id }) => ({ id })), decisions: [], knowledge: [] };
  const decisions = [{ id: 'd', name: 'd', variable: { name: 'd' }, needs, logic }];
  return {
    namespace: 'urn:t',
    name: 't',
    imports: [],
    types: [],
    inputs: typed,
    decisions,
    knowledge: [],
    services: [],
    sources: [],
    diagrams: [],
  };
}

/** A verdict in a form both have; an input that is missing goes by its label here and by its id there, which are the same. */
function told(verdict: ModelVerdict): unknown {
  switch (verdict.is) {
    case 'output':
      return ['output', verdict.value, verdict.rules];
    case 'conflict':
      return ['conflict', verdict.rules];
    case 'missingInput':
      return ['missingInput', verdict.input];
    default:
      return [verdict.is];
  }
}

function toldOfOwn(decision: Decision): unknown {
  switch (decision.is) {
    case 'output':
      return ['output', decision.output.get('out') ?? null, decision.rules];
    case 'conflict':
      return ['conflict', decision.rules];
    case 'missingInput':
      return ['missingInput', decision.input];
    default:
      return [decision.is];
  }
}
