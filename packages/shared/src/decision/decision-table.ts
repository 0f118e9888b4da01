import { z } from 'zod';

/**
 * How many rules may hold, and what happens when several do. UNIQUE: one. FIRST: the first. ANY: several that say the same.
 * PRIORITY: the one whose output comes first among the allowed. The others give lists: COLLECT and RULE ORDER in the order of
 * the rules (COLLECT may sum, count, or take the smallest or largest), OUTPUT ORDER in the order of the allowed outputs.
 */
export const HitPolicy = z.enum(['UNIQUE', 'FIRST', 'PRIORITY', 'ANY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER']);
export type HitPolicy = z.infer<typeof HitPolicy>;

/** What COLLECT makes of the outputs of all rules that hold. */
export const Aggregation = z.enum(['SUM', 'MIN', 'MAX', 'COUNT']);
export type Aggregation = z.infer<typeof Aggregation>;

/** The types of inputs and outputs; `money` is yuan in cells and fen in JSON. */
export const ColumnType = z.enum(['text', 'number', 'money', 'boolean', 'date', 'time', 'dateTime', 'duration', 'any']);
export type ColumnType = z.infer<typeof ColumnType>;

/** An input column: a FEEL expression over the variables, and (if any) the tests its value must pass to be admitted at all. */
export const TableInput = z.strictObject({
  id: z.string().min(1),
  label: z.string(),
  expression: z.string(),
  type: ColumnType,
  allowed: z.array(z.string()).optional(),
});
export type TableInput = z.infer<typeof TableInput>;

/** An output column; `allowed` are its values as FEEL literals, the most important first. */
export const TableOutput = z.strictObject({ name: z.string().min(1), type: ColumnType, allowed: z.array(z.string()).optional() });
export type TableOutput = z.infer<typeof TableOutput>;

/** A row: one test for each input (`-` for any value), one FEEL expression for each output. */
export const TableRule = z.strictObject({
  id: z.string().min(1),
  when: z.array(z.string()),
  // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
  then: z.array(z.string()),
  note: z.string().optional(),
});
export type TableRule = z.infer<typeof TableRule>;

/** A decision table as it is stored. */
export const DecisionTable = z.strictObject({
  id: z.string().min(1),
  name: z.string(),
  hitPolicy: HitPolicy,
  aggregation: Aggregation.optional(),
  inputs: z.array(TableInput).max(100),
  outputs: z.array(TableOutput).min(1).max(100),
  rules: z.array(TableRule).max(10_000),
});
export type DecisionTable = z.infer<typeof DecisionTable>;
