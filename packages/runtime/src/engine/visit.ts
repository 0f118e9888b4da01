import type { Answer, Origin } from '@mortise/shared/execution';
import type { FlowClosure } from '@mortise/shared/flow';
import type { Json, JsonRecord } from '@mortise/shared/json';
import type { Language, Text } from '@mortise/shared/text';
import type { z } from 'zod';

/** A decision table's answer as plain JSON; money of outputs under names ending in `Fen`. */
export type Ruling = { readonly output: JsonRecord; readonly rules: readonly string[] };

/** What a node sees when it is visited: all of it given, nothing looked up. */
export type Sight = {
  /** The frame's variables as stored: money under names ending in `Fen`. */
  readonly variables: JsonRecord;
  /** The time of the event being handled; the only time there is. */
  readonly now: string;
  readonly zone: string;
  readonly language: Language;
  readonly origin: Origin;
  readonly execution: string;
  readonly node: string;
  /** What the node waited for or asked, at a later visit. */
  readonly answer: Answer | undefined;
  readonly memo: Json | undefined;
  /** 0 at the first visit since the node was entered. */
  readonly visits: number;
  readonly closure: FlowClosure;
  /** A variable by its stored name, parsed; throws `flow.variable-mismatch` (author). */
  read<T>(name: string, schema: z.ZodType<T>): T;
  /** Whether a FEEL condition holds; anything but true or false is a loud fault. */
  holds(condition: string): boolean;
  /** Rows of names and FEEL expressions as plain JSON; under a name that ends in `Fen` an amount becomes integer fen. */
  map(rows: readonly { readonly name: string; readonly value: string }[]): JsonRecord;
  /** A FEEL expression's value as plain JSON; amounts in yuan. */
  evaluate(expression: string): Json;
  /** The value of an expression as the variable of this name stores it: `{ total: 'a + b' }` gives `{ totalFen: 1200 }`. */
  assign(variable: string, expression: string): JsonRecord;
  /**
   * Members of a result as the variables that keep them: a row names both as people see them, and an amount is found under `total` or
   * `totalFen`. What the result does not have becomes null.
   */
  keep(rows: readonly { readonly name: string; readonly variable: string }[], result: JsonRecord): JsonRecord;
  /** A reply text with its variables filled in, in the customer's language. */
  render(text: Text): string;
  /** Rules by a decision table; no match, conflict, missing input and type errors are each a loud fault of their own. */
  decide(table: string): Ruling;
};

/** A node's own view: what it sees, and how it is set. */
export type Visit<S> = Sight & { readonly settings: S };
