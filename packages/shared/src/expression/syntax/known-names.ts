import type { FeelType } from '../feel-type.ts';
import { plainName } from '../plain-name.ts';

/**
 * Names the grammar must know while it reads, because names may contain spaces; for each, the names of the fields it leads to. Names
 * are in plain form: their parts joined by single spaces. A chain of them is walked from the nearest outwards.
 */
export type KnownNames =
  | { readonly is: 'none' }
  | { readonly is: 'record'; readonly known: ReadonlyMap<string, () => KnownNames>; readonly starts: ReadonlySet<string> }
  | { readonly is: 'name'; readonly name: string; readonly fields: KnownNames; readonly outer: KnownNames }
  | { readonly is: 'nearest'; readonly near: KnownNames; readonly outer: KnownNames }
  | { readonly is: 'either'; readonly left: KnownNames; readonly right: KnownNames };

/** No names at all: what a number leads to. */
export const noNames: KnownNames = { is: 'none' };

/** The names of a record, found at once. */
export function namesFrom(record: Iterable<readonly [name: string, fields: () => KnownNames]>): KnownNames {
  const known = new Map<string, () => KnownNames>();
  const starts = new Set<string>();
  for (const [name, fields] of record) {
    const plain = plainName(name);
    known.set(plain, fields);
    for (let length = 1; length <= plain.length; length++) starts.add(plain.slice(0, length));
  }
  return { is: 'record', known, starts };
}

/** What the name leads to; undefined when it is not known. */
export function findName(names: KnownNames, name: string): KnownNames | undefined {
  for (let each = names; ; ) {
    switch (each.is) {
      case 'none':
        return undefined;
      case 'record':
        return each.known.get(name)?.();
      case 'name':
        if (each.name === name) return each.fields;
        each = each.outer;
        break;
      case 'nearest': {
        const near = findName(each.near, name);
        if (near !== undefined) return near;
        each = each.outer;
        break;
      }
      case 'either': {
        const left = findName(each.left, name);
        if (left === undefined) each = each.right;
        else return either(left, findName(each.right, name) ?? noNames);
      }
    }
  }
}

/** Whether some name begins so. */
export function beginsName(names: KnownNames, start: string): boolean {
  for (let each = names; ; ) {
    switch (each.is) {
      case 'none':
        return false;
      case 'record':
        return each.starts.has(start);
      case 'name':
        if (each.name.startsWith(start)) return true;
        each = each.outer;
        break;
      case 'nearest':
        if (beginsName(each.near, start)) return true;
        each = each.outer;
        break;
      case 'either':
        if (beginsName(each.left, start)) return true;
        each = each.right;
    }
  }
}

/** What either leads to: the items of a list, the branches of a choice. Further ones are on the left, where few have been gathered. */
export function either(left: KnownNames, right: KnownNames): KnownNames {
  if (left.is === 'none' || left === right) return right;
  return right.is === 'none' ? left : { is: 'either', left: right, right: left };
}

/** The fields a value of the type has, or its items, or its results. */
export function namesOfType(type: FeelType): KnownNames {
  if (type.kind === 'list' || type.kind === 'range') return namesOfType(type.of);
  if (type.kind === 'function') return namesOfType(type.result);
  if (type.kind !== 'context') return noNames;
  const known = fieldNames.get(type);
  if (known !== undefined) return known;
  const names = namesFrom(Object.entries(type.fields).map(([name, field]) => [name, () => namesOfType(field)]));
  fieldNames.set(type, names);
  return names;
}

const fieldNames = new WeakMap<FeelType, KnownNames>();
