import type { FeelType } from '../feel-type.ts';
import { plainName } from './parse-feel.ts';

/** Where a name's value is found when the expression runs. */
export type Place =
  | { readonly is: 'variable'; readonly key: string; readonly type: FeelType }
  | { readonly is: 'local'; readonly slot: number; readonly type: FeelType }
  | { readonly is: 'field'; readonly slot: number; readonly key: string; readonly type: FeelType }
  /** The item of a filter is only known when it runs: its own field if it has one of this name, else what lies outside. */
  | { readonly is: 'maybeField'; readonly slot: number; readonly key: string; readonly outside: Place | undefined };

/** The names an expression may use at one place, innermost first. Looked up in maps only: `constructor` is a name like any other. */
export type Scope = { find(name: string): Place | undefined };

/** The variables told to the compiler. */
export function variableScope(names: Readonly<Record<string, FeelType>>): Scope {
  const places = new Map<string, Place>();
  for (const [key, type] of Object.entries(names)) places.set(plainName(key), { is: 'variable', key, type });
  return { find: (name) => places.get(plainName(name)) };
}

/** One more name, for what it binds: a loop's variable, an entry of a context, the item of a filter. */
export function withLocal(outer: Scope, name: string, local: { readonly slot: number; readonly type: FeelType }): Scope {
  const bound = plainName(name);
  return { find: (asked) => (plainName(asked) === bound ? { is: 'local', ...local } : outer.find(asked)) };
}

/** Within the brackets of a filter: `item`, and the fields of the item by their own names. */
export function withItem(outer: Scope, slot: number, type: FeelType): Scope {
  const fields = new Map<string, { key: string; type: FeelType }>();
  if (type.kind === 'context') for (const [key, field] of Object.entries(type.fields)) fields.set(plainName(key), { key, type: field });
  const open = type.kind === 'any' || (type.kind === 'context' && type.open === true);
  return withLocal(
    {
      find(name) {
        const field = fields.get(plainName(name));
        if (field !== undefined) return { is: 'field', slot, ...field };
        const outside = outer.find(name);
        return open ? { is: 'maybeField', slot, key: name, outside } : outside;
      },
    },
    'item',
    { slot, type },
  );
}
