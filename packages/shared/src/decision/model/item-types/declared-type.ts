import {
  anyType,
  conformTo,
  type FeelType,
  type FeelValue,
  isContext,
  isList,
  kindOf,
  listOf,
  type Run,
  type UnaryTest,
} from '../../../expression/index.ts';
import { valueNotAllowed, valueOfOtherType } from '../model-fault.ts';

/** A type a file declares: what the language knows of it, and whether a value is among those it allows; of a function type also its result. */
export type DeclaredType = {
  readonly type: FeelType;
  readonly result?: DeclaredType | undefined;
  allows(value: FeelValue, run: Run): boolean;
};

/** A type that allows all its values. */
export function plainType(type: FeelType): DeclaredType {
  return { type, allows: () => true };
}

/**
 * The value as one of the declared type, by the implicit conversions of the standard (`conformTo`). Throws
 * `decision.value-of-other-type` and `decision.value-not-allowed`; `null` is a value of every type.
 */
export function heldTo(value: FeelValue, declared: DeclaredType, about: { readonly element: string; readonly run: Run }): FeelValue {
  const fitting = conformTo(value, declared.type, about.run);
  if (fitting === null && value !== null)
    throw valueOfOtherType({ element: about.element, type: told(declared.type), found: kindOf(value) });
  if (!declared.allows(fitting, about.run)) throw valueNotAllowed({ element: about.element });
  return fitting;
}

/** A list of values of a type, each of which must be allowed. */
export function listOfDeclared(item: DeclaredType): DeclaredType {
  return {
    type: listOf(item.type),
    allows: (value, run) => !isList(value) || value.every((each) => item.allows(each, run)),
  };
}

/** A context with the given fields, each of which must be allowed. */
export function contextOfDeclared(fields: ReadonlyMap<string, DeclaredType>): DeclaredType {
  const types = Object.fromEntries([...fields].map(([name, { type }]) => [name, type]));
  return {
    type: { kind: 'context', fields: types },
    allows: (value, run) => !isContext(value) || [...fields].every(([name, field]) => field.allows(value.get(name) ?? null, run)),
  };
}

/** The type with a test its values must pass besides; `null` passes always, since it says that there is no value. */
export function constrained(declared: DeclaredType, test: UnaryTest): DeclaredType {
  return {
    type: declared.type,
    allows: (value, run) => value === null || (declared.allows(value, run) && test.testWithin(new Map(), value, run) === true),
  };
}

/** What a function declared by this type gives: of a function type its result, else the type itself, as older files write it. */
export function resultOf(declared: DeclaredType): DeclaredType {
  return declared.result ?? declared;
}

/** A type that is not told. */
export const untold: DeclaredType = plainType(anyType);

/** A type in so many words that a list of something else can be told from it. */
function told(type: FeelType): string {
  if (type.kind === 'list') return `list of ${told(type.of)}`;
  return type.kind === 'context' && type.open !== true ? `context with ${Object.keys(type.fields).join(', ')}` : type.kind;
}
