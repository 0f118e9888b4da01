import { anyType, type FeelType } from '../../feel-type.ts';
import { checkDepth } from '../../run/meter.ts';
import { spend } from '../../run/run.ts';
import { mismatch, uncomputable } from '../../values/compare.ts';
import { entryOf } from '../../values/entries.ts';
import { type FeelContext, type FeelList, type FeelValue, isContext, isList } from '../../values/feel-value.ts';
import { type BuiltIn, binary, builtIn, type Call, type Parameter, ternary, unary, unfit } from '../built-in.ts';
import { anything, context, list, nullable, text } from '../parameters.ts';

const openContext: FeelType = { kind: 'context', fields: {}, open: true };

/** FEEL's functions on contexts (DMN 1.5, 10.3.4.10). They give new contexts. */
export const contextFunctions: readonly BuiltIn[] = [
  builtIn(
    'get value',
    { zh: '对象中某个名称的值。', en: 'The value a context has under a name.' },
    binary([nullable(context('m')), text('key')], anyType, (entries, key, call) => {
      if (entries === undefined) return call.site.lenient ? mismatch(call.run, call.site, null, 'context') : null;
      return entryOf(entries, key) ?? null;
    }),
  ),
  builtIn(
    'get entries',
    { zh: '对象的各项，每项有名称（key）和值（value）。', en: 'The entries of a context, each with its key and value.' },
    unary(context('m'), { kind: 'list', of: { kind: 'context', fields: { key: { kind: 'text' }, value: anyType } } }, (entries) =>
      [...entries].map(
        ([key, value]) =>
          new Map([
            ['key', key],
            ['value', value],
          ]),
      ),
    ),
  ),
  builtIn(
    'context',
    { zh: '由一列名称和值组成对象。', en: 'A context made of a list of keys and values.' },
    unary(list('entries'), openContext, (entries, call) => contextFrom(entries, call)),
  ),
  builtIn(
    'context put',
    {
      zh: '把对象中的一项换成新值，或加上这一项；名称可以是一条路径。',
      en: 'The context with an entry added or replaced; the key may be a path.',
    },
    ternary([context('context'), keyOrPath('key'), anything('value')], openContext, putAlong),
    ternary([context('context'), keyOrPath('keys'), anything('value')], openContext, putAlong),
  ),
  builtIn(
    'context merge',
    { zh: '把几个对象合成一个，后面的优先。', en: 'Joins contexts into one; later ones win.' },
    unary(list('contexts'), openContext, (contexts, call) => merge(contexts, call)),
  ),
];

function contextFrom(entries: FeelList, { run, site }: Call): FeelValue {
  const made = new Map<string, FeelValue>();
  for (const entry of entries) {
    const [key, value] = isContext(entry) ? [entry.get('key'), entry.get('value')] : [];
    if (typeof key !== 'string' || value === undefined) return mismatch(run, site, entry, 'context with key and value');
    if (made.has(key)) return uncomputable(run, site);
    made.set(key, value);
  }
  return made;
}

function put(entries: FeelContext, key: string, value: FeelValue): FeelContext {
  return new Map([...entries, [key, value]]);
}

function putAlong([entries, path, value]: readonly [FeelContext, readonly string[], FeelValue], call: Call): FeelValue {
  return putAt(entries, { path, value, depth: 0 }, call);
}

type Putting = { readonly path: readonly string[]; readonly value: FeelValue; readonly depth: number };

/** Puts a value at the end of a path of keys; what lies on the way must be contexts. */
function putAt(entries: FeelContext, { path, value, depth }: Putting, call: Call): FeelValue {
  checkDepth(depth);
  const key = path[depth];
  if (key === undefined) return uncomputable(call.run, call.site);
  if (depth === path.length - 1) return put(entries, key, value);
  const inner = entries.get(key) ?? null;
  if (!isContext(inner)) return mismatch(call.run, call.site, inner, 'context');
  spend(call.run, inner.size);
  const changed = putAt(inner, { path, value, depth: depth + 1 }, call);
  return changed === null ? null : put(entries, key, changed);
}

function merge(contexts: FeelList, { run, site }: Call): FeelValue {
  const merged = new Map<string, FeelValue>();
  for (const each of contexts) {
    if (!isContext(each)) return mismatch(run, site, each, 'context');
    spend(run, each.size);
    for (const [key, value] of each) merged.set(key, value);
  }
  return merged;
}

/** A key, or a list of keys that lead into contexts within the context. */
function keyOrPath(name: string): Parameter<readonly string[]> {
  return {
    name,
    kinds: ['text', 'list'],
    needed: 'text',
    read(value) {
      const keys = typeof value === 'string' ? [value] : value !== undefined && isList(value) ? value : [];
      const path = keys.filter((key) => typeof key === 'string');
      return path.length === keys.length && path.length > 0 ? path : unfit;
    },
  };
}
