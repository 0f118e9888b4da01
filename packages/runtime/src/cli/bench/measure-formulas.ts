import { compileExpression, type Environment, type Expression, jsonFrom, scopeFrom } from '@mortise/shared/expression';
import { defineFault } from '@mortise/shared/fault';
import { condition, formulaNames, mapping, plainVariables, storedClaim } from './claim-formulas.ts';
import type { DecisionPeers } from './decision-peers.ts';
import { type Rounds, timeRounds } from './time-rounds.ts';

const broken = defineFault<{ source: string }>(
  'bench.formula-broken',
  'bug',
  ({ source }) => `the measured formula cannot be compiled: ${source}`,
);

/**
 * Microseconds for one evaluation: of a compiled formula over values that are FEEL values already (`us`), and with the variables it names
 * read from stored JSON before and the result turned into JSON after (`withJsonUs`). The others parse the formula each time.
 */
export type FormulaFigures = {
  readonly us: number;
  readonly withJsonUs: number;
  readonly feelinUs: number | null;
  readonly zenUs: number | null;
};

/** Measures one condition. */
export function measureCondition(peers: DecisionPeers, environment: Environment, rounds: Rounds): FormulaFigures {
  const compiled = compile(condition.feel);
  const stored = readBy([compiled]);
  const scope = scopeFrom(stored, formulaNames);
  const { feelin, zen } = peers;
  return {
    us: timeRounds(() => compiled.evaluate(scope, environment), rounds),
    withJsonUs: timeRounds(() => jsonFrom(compiled.evaluate(scopeFrom(stored, formulaNames), environment)), rounds),
    feelinUs: feelin ? timeRounds(() => feelin.evaluate(condition.feel, plainVariables), rounds) : null,
    zenUs: zen ? timeRounds(() => zen.evaluate(condition.zen, plainVariables), rounds) : null,
  };
}

/** Measures a mapping of ten fields. The ZEN engine's own language lacks some of its functions, so it is left out. */
export function measureMapping({ feelin }: DecisionPeers, environment: Environment, rounds: Rounds): FormulaFigures {
  const fields = Object.entries(mapping).map(([name, source]) => ({ name, source, compiled: compile(source) }));
  const stored = readBy(fields.map(({ compiled }) => compiled));
  const scope = scopeFrom(stored, formulaNames);
  const mapped = () => new Map(fields.map(({ name, compiled }) => [name, compiled.evaluate(scope, environment)]));
  const withJson = () => {
    const read = scopeFrom(stored, formulaNames);
    return Object.fromEntries(fields.map(({ name, compiled }) => [name, jsonFrom(compiled.evaluate(read, environment))]));
  };
  const interpreted = (evaluate: (source: string, variables: object) => unknown) =>
    Object.fromEntries(fields.map(({ name, source }) => [name, evaluate(source, plainVariables)]));
  return {
    us: timeRounds(mapped, rounds),
    withJsonUs: timeRounds(withJson, rounds),
    feelinUs: feelin ? timeRounds(() => interpreted(feelin.evaluate), rounds) : null,
    zenUs: null,
  };
}

/** The stored variables that these formulas name. */
function readBy(formulas: readonly Expression[]): typeof storedClaim {
  const reads = new Set(formulas.flatMap((formula) => formula.reads));
  return Object.fromEntries(Object.entries(storedClaim).filter(([name]) => reads.has(name.replace(/Fen$/, ''))));
}

function compile(source: string): Expression {
  const compiled = compileExpression(source, formulaNames);
  if (!compiled.ok) throw broken({ source });
  return compiled.expression;
}
