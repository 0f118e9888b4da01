import type { FlowClosure } from '@mortise/shared/flow';
import type { Rehearsal } from '@mortise/shared/rehearsal';
import type { Scope } from '@mortise/shared/tenant';
import { maskData, maskVariables } from '../executions/index.ts';

/**
 * A rehearsal as this reader may see it: amounts by the class of their variable, what tables gave as free data. Everything else in it are names
 * of steps, exits and variables.
 */
export function maskRehearsal(scope: Scope, { flows, root }: FlowClosure, rehearsal: Rehearsal): Rehearsal {
  const maskedGiven = (given: Rehearsal['decisions'][number]['recorded']) => {
    const masked = maskData(scope, given);
    return isRecord(masked) ? masked : null;
  };
  return {
    ...rehearsal,
    decisions: rehearsal.decisions.map((change) => ({
      ...change,
      recorded: maskedGiven(change.recorded),
      rehearsed: maskedGiven(change.rehearsed),
    })),
    amounts: rehearsal.amounts.map((change) => {
      const stored = `${change.name}Fen`;
      const seen = (value: typeof change.recordedFen) => maskVariables(scope, flows[root], { [stored]: value })[stored] ?? null;
      return { ...change, recordedFen: seen(change.recordedFen), rehearsedFen: seen(change.rehearsedFen) };
    }),
  };
}

function isRecord(value: unknown): value is NonNullable<Rehearsal['decisions'][number]['recorded']> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
