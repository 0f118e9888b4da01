import { anyType, type FeelContext, type FeelType, type FeelValue, listOf } from '../../../expression/index.ts';
import type { Boxed, BoxedConditional, BoxedContext, BoxedRelation } from '../boxed.ts';
import { compileTablePiece } from '../tables/compile-table-piece.ts';
import { compileFunction } from './compile-function.ts';
import { compileInvocation } from './compile-invocation.ts';
import { compileFilter, compileLoop } from './compile-loop.ts';
import { type Names, type Piece, piece, valueOfPiece } from './piece.ts';
import { commonOf, expressionOf, hasTooManyNames, held, textPiece, unreadable, unsupported, type Workshop } from './workshop.ts';

/** Compiles a boxed expression over the given variables; its value is held to the type it declares. Problems go to the workshop. */
export function compileBoxed(boxed: Boxed, names: Names, workshop: Workshop): Piece {
  // A function's type is told by its signature; what stands there is held to by the function itself.
  if (boxed.is === 'function') return compileFunction(boxed, names, { workshop, compile: compileBoxed });
  const part = held(bare(boxed, names, workshop), boxed.typeRef, workshop);
  return boxed.is === 'literal' ? part : nested(part);
}

/** What is boxed counts as deep as it lies on the stack: a function that calls itself ends before that does. */
function nested(part: Piece): Piece {
  return {
    type: part.type,
    run(scope, evaluation) {
      evaluation.run.depth += levelsOfBox;
      try {
        return part.run(scope, evaluation);
      } finally {
        evaluation.run.depth -= levelsOfBox;
      }
    },
  };
}

const levelsOfBox = 2;

function bare(boxed: Exclude<Boxed, { is: 'function' }>, names: Names, workshop: Workshop): Piece {
  switch (boxed.is) {
    case 'literal':
      return workshop.language === undefined ? textPiece(boxed.text, names, workshop) : unsupported(workshop.language, workshop);
    case 'context':
      return compileContext(boxed, names, workshop);
    case 'list':
      return compileList(boxed.items, names, workshop);
    case 'relation':
      return compileRelation(boxed, names, workshop);
    case 'invocation':
      return compileInvocation(boxed, names, { workshop, compile: compileBoxed });
    case 'table':
      return compileTablePiece(boxed, names, workshop);
    case 'conditional':
      return compileConditional(boxed, names, workshop);
    case 'for':
    case 'some':
    case 'every':
      return compileLoop(boxed, names, { workshop, compile: compileBoxed });
    case 'filter':
      return compileFilter(boxed, names, { workshop, compile: compileBoxed });
    case 'unsupported':
      return unsupported(boxed.what, workshop);
  }
}

/** Entries see those before them, and functions themselves, so that they may call themselves. An entry without a name is the result. */
function compileContext({ entries }: BoxedContext, names: Names, workshop: Workshop): Piece {
  if (hasTooManyNames(names, entries.length, workshop)) return unreadable(workshop);
  let known = names;
  const parts: { readonly name: string | undefined; readonly part: Piece }[] = [];
  for (const { variable, value } of entries) {
    const name = variable?.name === '' ? undefined : variable?.name;
    const inner = name !== undefined && isFunction(value) ? { ...known, [name]: anyType } : known;
    const part = held(compileBoxed(value, inner, workshop), variable?.typeRef, workshop);
    parts.push({ name, part });
    if (name !== undefined) known = { ...known, [name]: part.type };
  }
  const result = parts.find(({ name }) => name === undefined);
  return piece(result?.part.type ?? contextType(parts), (outer, evaluation) => {
    const scope = new Map(outer);
    const context = new Map<string, FeelValue>();
    for (const { name, part } of parts) {
      const value = valueOfPiece(part, scope, evaluation);
      if (name === undefined) return value;
      scope.set(name, value);
      context.set(name, value);
    }
    return context;
  });
}

function isFunction(value: Boxed): boolean {
  return value.is === 'function' || (value.is === 'literal' && /^\s*function\s*\(/.test(value.text));
}

function contextType(parts: readonly { readonly name: string | undefined; readonly part: Piece }[]): FeelType {
  return { kind: 'context', fields: Object.fromEntries(parts.map(({ name, part }) => [name ?? '', part.type])) };
}

function compileList(items: readonly Boxed[], names: Names, workshop: Workshop): Piece {
  const parts = items.map((item) => compileBoxed(item, names, workshop));
  return piece(listOf(commonOf(parts.map(({ type }) => type))), (scope, evaluation) =>
    parts.map((part) => valueOfPiece(part, scope, evaluation)),
  );
}

function compileRelation({ columns, rows }: BoxedRelation, names: Names, workshop: Workshop): Piece {
  const cells = rows.map((row) =>
    columns.map((column, index) => {
      const cell = row[index];
      const part = cell === undefined ? textPiece('', names, workshop) : compileBoxed(cell, names, workshop);
      return { name: column.name, part: held(part, column.typeRef, workshop) };
    }),
  );
  return piece(listOf(commonOf(cells.map(contextType))), (scope, evaluation) =>
    cells.map((row): FeelContext => new Map(row.map(({ name, part }) => [name, valueOfPiece(part, scope, evaluation)]))),
  );
}

/** The language decides what a condition is that is neither true nor false. */
function compileConditional({ condition, yes, no }: BoxedConditional, names: Names, workshop: Workshop): Piece {
  const test = compileBoxed(condition, names, workshop);
  const [then, otherwise] = [compileBoxed(yes, names, workshop), compileBoxed(no, names, workshop)];
  const choice = expressionOf('if __condition then true else false', { __condition: test.type }, workshop);
  if (choice === undefined) return unreadable(workshop);
  return piece(commonOf([then.type, otherwise.type]), (scope, evaluation) => {
    const chosen = choice.evaluateIn(new Map([['__condition', valueOfPiece(test, scope, evaluation)]]), evaluation.run);
    return chosen === null ? null : valueOfPiece(chosen === true ? then : otherwise, scope, evaluation);
  });
}
