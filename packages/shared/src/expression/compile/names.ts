import { anyType, type FeelType, fieldOf, listOf, nameOfKind } from '../feel-type.ts';
import { partOf, partTypeOf } from '../functions/temporal-parts.ts';
import { mismatch } from '../values/compare.ts';
import { type FeelContext, type FeelValue, isContext, isList } from '../values/feel-value.ts';
import { spend } from '../values/meter.ts';
import { type Code, code, type Frame, siteOf } from './code.ts';
import { type Compiler, checkFen, refuse, sourceOf } from './compiler.ts';
import { childrenOf, plainName, type SyntaxNode } from './parse-feel.ts';
import type { Place, Scope } from './scope.ts';

/** Compiles a variable's name. A name nobody declared is the problem `expression.unknown-name`. */
export function compileName(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const name = sourceOf(compiler, node);
  if (!checkFen(compiler, node, name)) return code(node, anyType, () => null);
  const place = scope.find(name);
  if (place === undefined) return refuseName(compiler, node, name);
  noteRead(compiler, place);
  return code(node, typeOf(place), readerOf(place));
}

/** Compiles `?`, the value a table cell tests. */
export function compileInput(compiler: Compiler, node: SyntaxNode): Code {
  const input = compiler.input;
  if (input === undefined) return refuseName(compiler, node, '?');
  return code(node, input.type, (frame) => frame.locals[input.slot] ?? null);
}

/**
 * Compiles `value.field`: of a context, of each item of a list, or a part of a date, time or duration. A field a closed
 * context cannot have is `expression.unknown-name`; a field an open one lacks is `null`, and so is any field of `null`.
 */
export function compilePath(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const [head, , tail] = childrenOf(node);
  if (head === undefined || tail === undefined) return refuseName(compiler, node, sourceOf(compiler, node));
  const base = compiler.compile(head, scope);
  const name = sourceOf(compiler, tail);
  if (!checkFen(compiler, tail, name)) return code(node, anyType, () => null);
  const key = keyIn(base.type.kind === 'list' ? base.type.of : base.type, name);
  const type = typeOfPath(base.type, key);
  if (type === undefined) return refuseField(compiler, tail, key, base.type);
  return code(node, type, (frame) => read(base.run(frame), key, frame));

  function read(value: FeelValue, field: string, frame: Frame): FeelValue {
    if (value === null) return null;
    if (isContext(value)) return entryOf(value, field);
    if (isList(value)) {
      spend(frame.run, value.length);
      return value.map((item) => read(item, field, frame));
    }
    return partOf(value, field, frame.run.environment.zone) ?? mismatch(siteOf(frame, node, `.${field}`), value, 'context');
  }
}

/** The entry of a context by its name, spaces as written or as the grammar sees them; `null` when there is none. */
function entryOf(context: FeelContext, name: string): FeelValue {
  const direct = context.get(name);
  if (direct !== undefined) return direct;
  const plain = plainName(name);
  for (const [key, value] of context) if (plainName(key) === plain) return value;
  return null;
}

/** Notes that a name is known to nobody. */
function refuseName(compiler: Compiler, at: SyntaxNode, name: string): Code {
  return refuse(compiler, at, 'expression.unknown-name', { zh: `没有名为“${name}”的变量。`, en: `There is no variable called “${name}”.` });
}

function typeOf(place: Place): FeelType {
  return place.is === 'maybeField' ? anyType : place.type;
}

function readerOf(place: Place): (frame: Frame) => FeelValue {
  switch (place.is) {
    case 'variable':
      return (frame) => frame.scope.get(place.key) ?? null;
    case 'local':
      return (frame) => frame.locals[place.slot] ?? null;
    case 'field':
      return (frame) => {
        const item = frame.locals[place.slot] ?? null;
        return isContext(item) ? (item.get(place.key) ?? null) : null;
      };
    case 'maybeField': {
      const outside = place.outside === undefined ? () => null : readerOf(place.outside);
      return (frame) => {
        const item = frame.locals[place.slot] ?? null;
        if (!isContext(item)) return outside(frame);
        return item.has(place.key) ? (item.get(place.key) ?? null) : outside(frame);
      };
    }
  }
}

function noteRead(compiler: Compiler, place: Place): void {
  if (place.is === 'variable') compiler.reads.add(place.key);
  if (place.is === 'maybeField' && place.outside !== undefined) noteRead(compiler, place.outside);
}

function keyIn(type: FeelType, name: string): string {
  if (type.kind !== 'context') return name;
  const plain = plainName(name);
  return Object.keys(type.fields).find((key) => plainName(key) === plain) ?? name;
}

function typeOfPath(base: FeelType, name: string): FeelType | undefined {
  if (base.kind === 'list') {
    const item = typeOfPath(base.of, name);
    return item === undefined ? undefined : listOf(item);
  }
  return fieldOf(base, name) ?? partTypeOf(base.kind, name);
}

function refuseField(compiler: Compiler, at: SyntaxNode, name: string, base: FeelType): Code {
  const kind = nameOfKind(base.kind);
  return refuse(compiler, at, 'expression.unknown-name', {
    zh: `${kind.zh}没有名为“${name}”的内容。`,
    en: `There is no “${name}” in ${kind.en}.`,
  });
}
