import { z } from 'zod';
import { JsonRecord } from '../../json/index.ts';

/** What a case expects: the outputs of the table as they are stored (amounts as integer fen under names that end in `Fen`), or one of the ways of not deciding. */
export const CaseExpectation = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('output'), output: JsonRecord }),
  z.strictObject({ is: z.enum(['noMatch', 'conflict', 'missingInput', 'typeError']) }),
]);
export type CaseExpectation = z.infer<typeof CaseExpectation>;

/**
 * A test case beside a table. `given` are stored values: under an input's id the value of that column itself, under any other name
 * a variable; amounts are integer fen under their name with `Fen`, as everywhere in JSON.
 */
export const TableCase = z.strictObject({ id: z.string().min(1), name: z.string(), given: JsonRecord, expect: CaseExpectation });
export type TableCase = z.infer<typeof TableCase>;
