import {
  anyType,
  booleanType,
  type FeelContext,
  type FeelFunction,
  type FeelType,
  type FeelValue,
  isContext,
  listOf,
} from '../../../expression/index.ts';
import type { Boxed, BoxedFilter, BoxedLoop } from '../boxed.ts';
import type { Compiling } from './compile-function.ts';
import { hasOwnBrackets } from './own-brackets.ts';
import { type Names, type Piece, piece, valueOfPiece, within } from './piece.ts';
import { expressionOf, textPiece, unreadable, type Workshop } from './workshop.ts';

/**
 * Compiles `for`, `some` and `every`. The language itself loops, over a function that is the boxed body: what is no list, what
 * is no condition, and `partial` mean here what they mean in text.
 */
export function compileLoop(boxed: BoxedLoop, names: Names, { workshop, compile }: Compiling): Piece {
  const { variable } = boxed;
  const steps = stepsIn(boxed.items);
  const items = steps === undefined ? compile(boxed.items, names, workshop) : textPiece('', names, workshop);
  const body = compile(
    boxed.body,
    { ...names, [variable]: itemTypeOf(items.type), ...(boxed.is === 'for' ? { partial: listOf() } : {}) },
    workshop,
  );
  const parameters = boxed.is === 'for' ? [variable, 'partial'] : [variable];
  const over = `${boxed.is} __item in ${steps ?? '__items'}`;
  const source = boxed.is === 'for' ? `${over} return __body(__item, partial)` : `${over} satisfies __body(__item)`;
  const inner = { ...(steps === undefined ? {} : names), __items: items.type, __body: functionType(parameters.length, body.type) };
  const loop = expressionOf(source, inner, workshop);
  if (loop === undefined) return unreadable(workshop);
  return piece(boxed.is === 'for' ? listOf(body.type) : booleanType, (scope, evaluation) => {
    const bodyIn = hosted(parameters, (args) => valueOfPiece(body, within(scope, args, evaluation), evaluation));
    const known = within(scope, [['__items', valueOfPiece(items, scope, evaluation)], ['__body', bodyIn]], evaluation); // biome-ignore format: two entries
    return loop.evaluateIn(known, evaluation.run);
  });
}

/** Steps such as `1..n`, which are no value by themselves: they only say how a loop goes on. */
function stepsIn(items: Boxed): string | undefined {
  return items.is === 'literal' && /^[^[\](){},"/]+\.\.[^[\](){},"/]+$/.test(items.text) ? items.text : undefined;
}

/** Compiles a filter. The language itself filters, so that a number as match is a place, and fields of the items go by their names. */
export function compileFilter({ items: source, match }: BoxedFilter, names: Names, { workshop, compile }: Compiling): Piece {
  const items = compile(source, names, workshop);
  if (match.is === 'literal' && match.text.trim() !== '' && workshop.language === undefined) {
    const opening = '__items[(\n';
    const filter = hasOwnBrackets(match.text)
      ? expressionOf(`${opening}${match.text}\n)]`, { ...names, __items: items.type }, shifted(workshop, opening.length))
      : expressionOf(match.text, names, workshop) && undefined;
    if (filter === undefined) return unreadable(workshop);
    return piece(listOf(itemTypeOf(items.type)), (scope, evaluation) =>
      filter.evaluateIn(within(scope, [['__items', valueOfPiece(items, scope, evaluation)]], evaluation), evaluation.run),
    );
  }
  const item = itemTypeOf(items.type);
  const fields = item.kind === 'context' ? item.fields : {};
  const test = compile(match, { ...names, ...fields, item }, workshop);
  const filter = expressionOf('__items[__match(item)]', { __items: items.type, __match: functionType(1, test.type) }, workshop);
  if (filter === undefined) return unreadable(workshop);
  return piece(listOf(item), (scope, evaluation) => {
    const matchIn = hosted(['item'], ([[, value] = ['item', null]]) =>
      valueOfPiece(test, within(scope, [...fieldsOf(value), ['item', value]], evaluation), evaluation),
    );
    return filter.evaluateIn(new Map<string, FeelValue>([['__items', valueOfPiece(items, scope, evaluation)], ['__match', matchIn]]), evaluation.run); // biome-ignore format: two entries
  });
}

function itemTypeOf(type: FeelType): FeelType {
  return type.kind === 'list' || type.kind === 'range' ? type.of : type.kind === 'context' ? type : anyType;
}

function fieldsOf(value: FeelValue): FeelContext {
  return isContext(value) ? value : new Map();
}

function functionType(count: number, result: FeelType): FeelType {
  return { kind: 'function', parameters: Array.from({ length: count }, () => ({ type: anyType })), result };
}

/** A piece as a function of the language. */
function hosted(names: readonly string[], call: (args: readonly (readonly [string, FeelValue])[]) => FeelValue): FeelFunction {
  return {
    kind: 'function',
    parameters: names.map((name) => ({ name })),
    call: (args) => call(names.map((name, index) => [name, args[index] ?? null])),
  };
}

/** A workshop for a source that stands within another: places are told as the author sees them. */
function shifted(workshop: Workshop, by: number): Workshop {
  return {
    ...workshop,
    report: ({ at, ...problem }) =>
      workshop.report({
        ...problem,
        ...(at === undefined ? {} : { at: { from: Math.max(0, at.from - by), to: Math.max(0, at.to - by) } }),
      }),
  };
}
