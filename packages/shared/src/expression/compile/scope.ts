import type { FeelType } from '../feel-type.ts';
import { plainName } from './parse-feel.ts';

/** Where a name's value is found when the expression runs. */
export type Place =
  | { readonly is: 'variable'; readonly key: string; readonly type: FeelType }
  | { readonly is: 'local'; readonly slot: number; readonly type: FeelType }
  | { readonly is: 'field'; readonly slot: number; readonly key: string; readonly type: FeelType }
  /** The item of a filter is only known when it runs: its own field if it has one of this name, else what lies outside. */
  | { readonly is: 'maybeField'; readonly slot: number; readonly key: string; readonly outside: Place | undefined };

/** A name that may be used, and its type. */
export type NamedType = { readonly name: string; readonly type: FeelType };

/** The names an expression may use at one place, innermost first. Looked up in maps only: `constructor` is a name like any other. */
export type Scope = {
  /** The place of a name in plain form; ask by `findPlace`. */
  find(plain: string): Place | undefined;
  /** All names that are known before it runs, innermost first; a name may come twice. */
  names(): readonly NamedType[];
};

/** Where a name is found, however it is spaced. */
export function findPlace(scope: Scope, name: string): Place | undefined {
  return scope.find(plainName(name));
}

/** Where the name is found if no item has a field of this name. */
export function certainPlace(place: Place | undefined): Exclude<Place, { is: 'maybeField' }> | undefined {
  return place?.is === 'maybeField' ? certainPlace(place.outside) : place;
}

/** The value under test, of a loop or a function: where it lies in the frame, and its type. */
export type Local = { readonly slot: number; readonly type: FeelType };

/** The variables told to the compiler. */
export function variableScope(names: Readonly<Record<string, FeelType>>): Scope {
  const places = new Map<string, Place>();
  for (const [key, type] of Object.entries(names)) places.set(plainName(key), { is: 'variable', key, type });
  return {
    find: (plain) => places.get(plain),
    names: () => Object.entries(names).map(([name, type]) => ({ name, type })),
  };
}

/** One more name, for what it binds: a loop's variable, an entry of a context, a parameter, the value under test (`?`). */
export function withLocal(outer: Scope, name: string, local: Local): Scope {
  const bound = plainName(name);
  return {
    find: (plain) => (plain === bound ? { is: 'local', ...local } : outer.find(plain)),
    names: () => [{ name, type: local.type }, ...outer.names()],
  };
}

/**
 * Within the brackets of a filter: the fields of the item by their own names, and `item`, unless the item has a field of that
 * name itself. `open`: the item may have fields its type does not tell.
 */
export function withItem(outer: Scope, item: Local, open: boolean): Scope {
  const { slot, type } = item;
  const fields = new Map<string, { key: string; type: FeelType }>();
  if (type.kind === 'context') for (const [key, field] of Object.entries(type.fields)) fields.set(plainName(key), { key, type: field });
  const around = withLocal(outer, 'item', item);
  return {
    find(plain) {
      const field = fields.get(plain);
      if (field !== undefined && !open) return { is: 'field', slot, ...field };
      const outside = around.find(plain);
      return open ? { is: 'maybeField', slot, key: field?.key ?? plain, outside } : outside;
    },
    names: () => [...[...fields.values()].map(({ key, type: of }) => ({ name: key, type: of })), ...around.names()],
  };
}
