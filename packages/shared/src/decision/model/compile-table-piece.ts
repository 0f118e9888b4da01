import type { BoxedTable } from './boxed.ts';
import { compileStandardTable } from './compile-standard-table.ts';
import { compileStrictTable } from './compile-strict-table.ts';
import type { Names, Piece } from './piece.ts';
import type { Workshop } from './workshop.ts';

/** Compiles a decision table: by the rules of the product's own tables, or by the letter of the standard. */
export function compileTablePiece(table: BoxedTable, names: Names, workshop: Workshop): Piece {
  return workshop.options.dialect === 'strict' ? compileStrictTable(table, names, workshop) : compileStandardTable(table, names, workshop);
}
