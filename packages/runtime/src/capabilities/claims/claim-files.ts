import { Finding, StatementLine } from '@mortise/shared/claim';
import { z } from 'zod';
import { jsonFile } from '../documents/index.ts';

/** What the checks said, receipt by receipt; `page` counts from 1. */
export const findingsFile = jsonFile(z.array(z.strictObject({ page: z.int(), findings: z.array(Finding) })));

/** A benefit statement (理算书) as it is kept: figures with their derivation. */
export const statementFile = jsonFile(StatementLine);
