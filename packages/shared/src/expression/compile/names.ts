import { anyType, type FeelType, fieldOf, listOf, nameOfKind } from '../feel-type.ts';
import { builtIns, valueOfBuiltIn } from '../functions/built-ins.ts';
import { partOf, partTypeOf } from '../functions/times/temporal-parts.ts';
import { checkDepth } from '../run/meter.ts';
import { spend } from '../run/run.ts';
import { mismatch } from '../values/compare.ts';
import { entryOf } from '../values/entries.ts';
import { type FeelList, type FeelValue, isContext, isList } from '../values/feel-value.ts';
import { type Code, code, constantCode, type Frame, leaf } from './code.ts';
import { type Compiler, checkFen, nameAt, refuse, siteOf } from './compiler.ts';
import { childrenOf, plainName, type SyntaxNode } from './parse-feel.ts';
import { certainPlace, findPlace, type Place, type Scope } from './scope.ts';

/** Compiles a variable's name, or that of a function of the standard. A name nobody declared is the problem `expression.unknown-name`. */
export function compileName(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  compiler.seeName?.({ at: node, scope });
  const name = nameAt(compiler, node);
  if (!checkFen(compiler, node, name)) return constantCode(node, anyType, null);
  const place = findPlace(scope, name);
  const builtIn = certainPlace(place) === undefined ? builtIns.get(name) : undefined;
  const own = builtIn === undefined ? undefined : valueOfBuiltIn(builtIn, siteOf(compiler, node, name));
  if (place !== undefined) {
    noteRead(compiler, place);
    return leaf(node, typeOf(place), readerOf(place, own?.value));
  }
  return own === undefined ? refuseName(compiler, node, name) : constantCode(node, own.type, own.value);
}

/** Compiles `?`, the value under test. */
export function compileInput(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const place = findPlace(scope, '?');
  return place === undefined ? refuseName(compiler, node, '?') : leaf(node, typeOf(place), readerOf(place));
}

/**
 * Compiles `value.field`: of a context, of each item of a list, or a part of a date, time, duration or range. A field a closed
 * context cannot have is `expression.unknown-name`; a field an open one lacks is `null`, and so is any field of `null`.
 */
export function compilePath(compiler: Compiler, node: SyntaxNode, scope: Scope): Code {
  const [head, , tail] = childrenOf(node);
  if (head === undefined || tail === undefined) return refuseIncomplete(compiler, node);
  const base = compiler.compile(head, scope);
  compiler.seeName?.({ at: tail, scope, base: base.type });
  const name = nameAt(compiler, tail);
  if (!checkFen(compiler, tail, name)) return constantCode(node, anyType, null);
  const key = keyIn(base.type.kind === 'list' ? base.type.of : base.type, name);
  const type = typeOfPath(base.type, key) ?? (compiler.lenient ? anyType : undefined);
  if (type === undefined) return refuseField(compiler, tail, key, base.type);
  const site = siteOf(compiler, node, `.${key}`);
  return code(node, type, (frame) => read(base.run(frame), frame, 0));

  function read(value: FeelValue, frame: Frame, depth: number): FeelValue {
    if (value === null) return null;
    if (isContext(value)) return entryOf(value, key) ?? null;
    if (isList(value)) return readEach(value, frame, depth);
    const part = partOf(value, key, frame.run, site);
    return part === undefined ? mismatch(frame.run, site, value, 'context') : part;
  }

  function readEach(list: FeelList, frame: Frame, depth: number): FeelValue {
    spend(frame.run, list.length);
    checkDepth(depth);
    return list.map((item) => read(item, frame, depth + 1));
  }
}

/** Notes that a name is known to nobody. */
function refuseName(compiler: Compiler, at: SyntaxNode, name: string): Code {
  return refuse(compiler, at, 'expression.unknown-name', { zh: `没有名为“${name}”的变量。`, en: `There is no variable called “${name}”.` });
}

function refuseIncomplete(compiler: Compiler, at: SyntaxNode): Code {
  return refuse(compiler, at, 'expression.syntax', { zh: '点号后面需要名称。', en: 'A name is missing behind the dot.' });
}

function typeOf(place: Place): FeelType {
  return place.is === 'maybeField' ? anyType : place.type;
}

function readerOf(place: Place, otherwise: FeelValue = null): (frame: Frame) => FeelValue {
  switch (place.is) {
    case 'variable': {
      const { key } = place;
      return (frame) => frame.scope.get(key) ?? null;
    }
    case 'local': {
      const { slot } = place;
      return (frame) => frame.locals[slot] ?? null;
    }
    case 'field':
      return (frame) => {
        const item = frame.locals[place.slot] ?? null;
        return isContext(item) ? (item.get(place.key) ?? null) : null;
      };
    case 'maybeField': {
      const outside = place.outside === undefined ? () => otherwise : readerOf(place.outside, otherwise);
      return (frame) => {
        const item = frame.locals[place.slot] ?? null;
        const own = isContext(item) ? entryOf(item, place.key) : undefined;
        return own === undefined ? outside(frame) : own;
      };
    }
  }
}

function noteRead(compiler: Compiler, place: Place): void {
  if (place.is === 'variable') compiler.reads.add(place.key);
  if (place.is === 'maybeField' && place.outside !== undefined) noteRead(compiler, place.outside);
}

function keyIn(type: FeelType, name: string): string {
  if (type.kind !== 'context' || Object.hasOwn(type.fields, name)) return name;
  const plain = plainName(name);
  return Object.keys(type.fields).find((key) => plainName(key) === plain) ?? name;
}

/** What `.name` gives for a type; undefined when there can be no such thing. */
function typeOfPath(base: FeelType, name: string): FeelType | undefined {
  if (base.kind === 'list') {
    const item = typeOfPath(base.of, name);
    return item === undefined ? undefined : listOf(item);
  }
  return fieldOf(base, name) ?? partTypeOf(base, name);
}

function refuseField(compiler: Compiler, at: SyntaxNode, name: string, base: FeelType): Code {
  const kind = nameOfKind(base.kind);
  return refuse(compiler, at, 'expression.unknown-name', {
    zh: `${kind.zh}没有名为“${name}”的内容。`,
    en: `There is no “${name}” in ${kind.en}.`,
  });
}
