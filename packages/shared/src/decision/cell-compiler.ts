import {
  type Compiled,
  compileExpression,
  compileUnaryTest,
  constantOf,
  type Expression,
  type FeelType,
  type FeelValue,
  type UnaryTest,
} from '../expression/index.ts';
import type { ColumnType } from './decision-table.ts';

/** Compiles the cells of one table, over its variables. The one place that knows how FEEL is read in it. */
export type CellCompiler = {
  expression(source: string): Compiled<{ expression: Expression }>;
  test(source: string, type: ColumnType): Compiled<{ test: UnaryTest }>;
  /** The value of an expression that says the same whenever and wherever it is asked; undefined for all others. */
  constant(source: string): FeelValue | undefined;
};

/** A compiler of cells that reads each text once: in a long table most cells say what another said before. */
export function cellCompilerOf(names: Readonly<Record<string, FeelType>>): CellCompiler {
  const testsOfType = remembered((type: ColumnType) => remembered((source: string) => compileUnaryTest(source, names, { kind: type })));
  return {
    expression: remembered((source: string) => compileExpression(source, names)),
    test: (source, type) => testsOfType(type)(source),
    constant: remembered(constantOf),
  };
}

function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, { readonly value: V }>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}
