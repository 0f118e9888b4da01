import type { Batch } from '@mortise/shared/execution';
import type { ExecutionRow } from '../ports/execution-store.ts';

/** An execution as the runner keeps it at hand between events. */
export type Held = { readonly row: ExecutionRow; readonly last: Batch };
