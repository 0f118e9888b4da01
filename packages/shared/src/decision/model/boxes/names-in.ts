import type { FeelType } from '../../../expression/index.ts';
import type { Names } from './piece.ts';

/**
 * Those of the names that a source may speak of: whose first word stands in it. Reading an expression costs by the names it is told
 * of, and a scope may have a thousand of which a cell uses one.
 */
export function namesIn(source: string, names: Names): Names {
  const byWord = indexed(names);
  const found = new Set(byWord.get(''));
  for (const [word] of source.matchAll(words)) for (const name of byWord.get(word) ?? []) found.add(name);
  const told: Record<string, FeelType> = {};
  for (const name of found) {
    const type = names[name];
    if (type !== undefined) Object.defineProperty(told, name, { value: type, enumerable: true });
  }
  return told;
}

/** Names by their first word; those without one by none. Scopes never change, so each is indexed once. */
function indexed(names: Names): ReadonlyMap<string, readonly string[]> {
  const known = indexes.get(names);
  if (known !== undefined) return known;
  const byWord = Map.groupBy(Object.keys(names), (name) => name.match(/[\p{L}\p{N}_]+/u)?.[0] ?? '');
  indexes.set(names, byWord);
  return byWord;
}

const words = /[\p{L}\p{N}_]+/gu;
const indexes = new WeakMap<Names, ReadonlyMap<string, readonly string[]>>();
