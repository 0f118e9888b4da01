import { z } from 'zod';
import { TableCase } from './cases/table-case.ts';

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

/** The most rows and the most columns of each side a table may have. */
export const tableLimits = { rules: 10_000, columns: 100, cases: 1_000 } as const;

/** A decision table as it is stored. `cases` test it and decide nothing: a published version leaves them out. */
export const DecisionTable = z.strictObject({
  id: z.string().min(1),
  name: z.string(),
  hitPolicy: HitPolicy,
  aggregation: Aggregation.optional(),
  inputs: z.array(TableInput).max(tableLimits.columns),
  outputs: z.array(TableOutput).min(1).max(tableLimits.columns),
  rules: z.array(TableRule).max(tableLimits.rules),
  cases: z.array(TableCase).max(tableLimits.cases).optional(),
});
export type DecisionTable = z.infer<typeof DecisionTable>;
