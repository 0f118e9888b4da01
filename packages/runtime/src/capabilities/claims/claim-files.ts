import { Finding } from '@mortise/shared/claim';
import { Text } from '@mortise/shared/text';
import { z } from 'zod';
import { jsonFile } from '../documents/index.ts';

/** What the checks said, receipt by receipt; `page` counts from 1. */
export const findingsFile = jsonFile(z.array(z.strictObject({ page: z.int(), findings: z.array(Finding) })));

/** A benefit statement (理算书) as it is kept: figures with their derivation. */
export const StatementNode = z.object({
  id: z.string(),
  title: Text,
  amountFen: z.int().optional(),
  formula: Text.optional(),
  get children() {
    return z.array(StatementNode);
  },
});
export type StatementNode = z.infer<typeof StatementNode>;

export const statementFile = jsonFile(StatementNode);
