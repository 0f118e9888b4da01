import { compileUnaryTest, type FeelType, type UnaryTest } from '../../../expression/index.ts';
import type { BoxedTable } from '../boxed.ts';
import { namesIn } from '../boxes/names-in.ts';
import type { Names, Piece } from '../boxes/piece.ts';
import { held, reportAll, textPiece, type Workshop } from '../boxes/workshop.ts';

/** An input column: its id, what it asks for in words, how to compute it, and what it must pass. */
export type InputColumn = { readonly id: string; readonly label: string; readonly part: Piece; readonly allowed: UnaryTest | undefined };

/** A cell: a test, nothing where it takes anything, `unreadable` where nothing can be made of it. */
export type Cell = UnaryTest | 'unreadable' | undefined;

/** A row: its cells and what its outputs come to. */
export type Row = { readonly id: string; readonly cells: readonly Cell[]; readonly results: readonly Piece[] };

/** Compiles the input columns. */
export function compileInputs({ inputs }: BoxedTable, names: Names, workshop: Workshop): readonly InputColumn[] {
  return inputs.map(({ id, label, expression, typeRef, values }, index) => {
    const part = held(textPiece(expression, names, workshop), typeRef, workshop);
    const allowed = cellOf(values ?? '-', part.type, { names, workshop });
    return { id: id ?? `input${index + 1}`, label: label ?? expression, part, allowed: allowed === 'unreadable' ? undefined : allowed };
  });
}

/** Compiles the rows, each cell over its column's type. */
export function compileRows(table: BoxedTable, inputs: readonly InputColumn[], around: Around): readonly Row[] {
  const { names, workshop } = around;
  // Tools write the type of the whole list at the column of a table that collects: that is no type of one output.
  const types = table.outputs.map(({ typeRef }) => (workshop.declared(typeRef).type.kind === 'list' ? undefined : typeRef));
  return table.rules.map((rule, index) => ({
    id: rule.id ?? `rule${index + 1}`,
    cells: inputs.map(({ part }, column) => cellOf(rule.when[column] ?? '-', part.type, around)),
    results: table.outputs.map((_, column) => held(textPiece(rule.results[column] ?? '', names, workshop), types[column], workshop)),
  }));
}

type Around = { readonly names: Names; readonly workshop: Workshop };

function cellOf(source: string, type: FeelType, { names, workshop }: Around): Cell {
  const text = source.trim();
  if (text === '' || text === '-') return undefined;
  const compiled = compileUnaryTest(text, namesIn(text, names), type, workshop.options);
  if (compiled.ok) return compiled.test;
  reportAll(compiled.faults, workshop);
  return 'unreadable';
}
