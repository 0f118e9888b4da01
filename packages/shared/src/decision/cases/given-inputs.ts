import { type Environment, type FeelType, type FeelValue, feelFrom, scopeFrom } from '../../expression/index.ts';
import type { Json, JsonRecord } from '../../json/index.ts';
import { type CompiledTable, compileTable } from '../compile-table.ts';
import type { DecisionTable, TableInput } from '../decision-table.ts';
import { bareName } from '../table-names.ts';
import type { TableProblem } from '../table-problem.ts';
import type { Decision } from '../verdict.ts';

/** The variables a table may name, and the moment and zone in which it decides. */
export type TableWorld = { readonly names: Readonly<Record<string, FeelType>>; readonly environment: Environment };

/** A table that decides over stored values, given by variable or, for an input, by its id. */
export type GivenTable = {
  readonly compiled: CompiledTable;
  /** Decides at the world's moment unless told another (an instant in UTC). Throws as `feelFrom` does when a stored value is not of its type. */
  decide(given: JsonRecord, at?: string): Decision;
};

/**
 * Makes a table ready for values that are given under the ids of its inputs: `{ amountFen: 300000 }` is the value of the input
 * `amount`, whatever it would ask. An input that asks a variable by its bare name gives that variable its value.
 */
export function tableForGiven(
  table: DecisionTable,
  { names, environment }: TableWorld,
): { readonly ok: true; readonly table: GivenTable } | { readonly ok: false; readonly problems: readonly TableProblem[] } {
  const whole = compileTable(table, names);
  if (!whole.ok) return whole;
  const asked = table.inputs.map(({ expression }) => askedVariable(expression, names));
  const variants = new Map<string, CompiledTable>([['', whole.table]]);
  const variantFor = (places: readonly Place[]): CompiledTable => {
    const key = places.map(({ index }) => index).join();
    const known = variants.get(key);
    if (known !== undefined) return known;
    const given = Object.fromEntries(places.map(({ name, input }): [string, FeelType] => [name, { kind: input.type }]));
    const variant = compileTable(askingFor(table, places), { ...names, ...given });
    if (!variant.ok) throw new Error('a table whose inputs are given does not compile although it does when they are asked');
    const compiled = variant.table;
    variants.set(key, compiled);
    return compiled;
  };
  return {
    ok: true,
    table: {
      compiled: whole.table,
      decide(given, at = environment.now) {
        const { places, variables } = placed({ table, asked, names }, given);
        const scope = new Map(scopeFrom(variables, names));
        for (const { name, value } of places) scope.set(name, value);
        return variantFor(places.filter(({ asks }) => !asks)).evaluate(scope, { ...environment, now: at });
      },
    },
  };
}

/** A value for an input: the name under which it is given, and whether the input asks that name by itself. */
type Place = {
  readonly index: number;
  readonly input: TableInput;
  readonly name: string;
  readonly asks: boolean;
  readonly value: FeelValue;
};

type Known = { readonly table: DecisionTable; readonly asked: readonly (string | undefined)[]; readonly names: TableWorld['names'] };

function placed({ table, asked, names }: Known, given: JsonRecord) {
  const rest = new Map<string, Json>(Object.entries(given));
  const places: Place[] = [];
  for (const [index, input] of table.inputs.entries()) {
    const key = [input.id, `${input.id}Fen`].find((each) => Object.hasOwn(given, each));
    const value = key === undefined ? undefined : given[key];
    if (key === undefined || value === undefined) continue;
    const variable = asked[index];
    const type: FeelType = key === input.id ? { kind: input.type } : { kind: 'money' };
    places.push({ index, input, name: variable ?? freshName(index, names), asks: variable !== undefined, value: feelFrom(value, type) });
    rest.delete(key);
  }
  return { places, variables: Object.fromEntries(rest) };
}

/** The variable that an input asks by its bare name, if there is one of that name. */
function askedVariable(expression: string, names: TableWorld['names']): string | undefined {
  const name = bareName(expression);
  return name !== undefined && Object.hasOwn(names, name) ? name : undefined;
}

function askingFor(table: DecisionTable, places: readonly Place[]): DecisionTable {
  const names = new Map(places.map(({ index, name }) => [index, name]));
  return { ...table, inputs: table.inputs.map((input, index) => ({ ...input, expression: names.get(index) ?? input.expression })) };
}

function freshName(index: number, names: TableWorld['names']): string {
  let name = `given${index + 1}`;
  while (Object.hasOwn(names, name)) name = `_${name}`;
  return name;
}
