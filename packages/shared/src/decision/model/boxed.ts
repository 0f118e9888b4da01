import type { Aggregation, HitPolicy } from '../decision-table.ts';

/** A named value with its type, as the standard calls variables, parameters and columns. `typeRef` is the type's name as written. */
export type InformationItem = { readonly name: string; readonly typeRef?: string | undefined };

/**
 * A boxed expression of the standard (DMN 1.5, clauses 7.3 and 10.2.2): what a decision or a function is computed by. `typeRef`
 * is the type its value is held to.
 */
export type Boxed =
  | BoxedLiteral
  | BoxedContext
  | BoxedList
  | BoxedRelation
  | BoxedInvocation
  | BoxedFunction
  | BoxedTable
  | BoxedConditional
  | BoxedLoop
  | BoxedFilter
  | BoxedUnsupported;

type Typed = { readonly id?: string | undefined; readonly typeRef?: string | undefined };

/** FEEL as text; empty text has no value. */
export type BoxedLiteral = Typed & { readonly is: 'literal'; readonly text: string };

/** Entries that see those before them. An entry without a name is the result of the whole. */
export type BoxedContext = Typed & { readonly is: 'context'; readonly entries: readonly BoxedEntry[] };
export type BoxedEntry = { readonly variable?: InformationItem | undefined; readonly value: Boxed };

export type BoxedList = Typed & { readonly is: 'list'; readonly items: readonly Boxed[] };

/** A list of contexts, written as a grid. */
export type BoxedRelation = Typed & {
  readonly is: 'relation';
  readonly columns: readonly InformationItem[];
  readonly rows: readonly (readonly Boxed[])[];
};

/** A call with arguments by name. */
export type BoxedInvocation = Typed & { readonly is: 'invocation'; readonly called: Boxed; readonly bindings: readonly BoxedBinding[] };
export type BoxedBinding = { readonly parameter: InformationItem; readonly value?: Boxed | undefined };

export type BoxedFunction = Typed & {
  readonly is: 'function';
  readonly language: 'FEEL' | 'Java' | 'PMML';
  readonly parameters: readonly InformationItem[];
  readonly body?: Boxed | undefined;
};

export type BoxedTable = Typed & {
  readonly is: 'table';
  readonly hitPolicy: HitPolicy;
  readonly aggregation?: Aggregation | undefined;
  readonly outputLabel?: string | undefined;
  readonly inputs: readonly BoxedInput[];
  readonly outputs: readonly BoxedOutput[];
  readonly rules: readonly BoxedRule[];
  /** What other tools, or the product itself, keep at a table: elements of other namespaces by their names, with their text. */
  readonly extensions?: readonly { readonly name: string; readonly text: string }[] | undefined;
};
export type BoxedInput = {
  readonly id?: string | undefined;
  readonly label?: string | undefined;
  readonly expression: string;
  readonly typeRef?: string | undefined;
  readonly values?: string | undefined;
};
export type BoxedOutput = Typed & {
  readonly name?: string | undefined;
  readonly label?: string | undefined;
  readonly values?: string | undefined;
  readonly fallback?: string | undefined;
};
export type BoxedRule = {
  readonly id?: string | undefined;
  readonly when: readonly string[];
  readonly results: readonly string[];
  readonly note?: string | undefined;
};

export type BoxedConditional = Typed & {
  readonly is: 'conditional';
  readonly condition: Boxed;
  readonly yes: Boxed;
  readonly no: Boxed;
};

/** `for`, `some` and `every`: the body is what is returned or must be satisfied for each item. */
export type BoxedLoop = Typed & {
  readonly is: 'for' | 'some' | 'every';
  readonly variable: string;
  readonly items: Boxed;
  readonly body: Boxed;
};

export type BoxedFilter = Typed & { readonly is: 'filter'; readonly items: Boxed; readonly match: Boxed };

/** Something the file holds that is not evaluated: another language, values out of other files. `what` names it. */
export type BoxedUnsupported = Typed & { readonly is: 'unsupported'; readonly what: string };
