import type { JsonRecord } from '@mortise/shared/json';

/** A reviewer's decision as it stands in the form; the amount in fen. */
export type Decision = { readonly choice: string; readonly amountFen: number; readonly reason: string; readonly documents: string };

/** Why a decision cannot be made yet: the server refuses the same. `most` is the calculated amount, in fen. */
export function decisionProblem(
  { choice, amountFen, reason, documents }: Decision,
  most: number,
): 'amount' | 'reason' | 'documents' | undefined {
  if (choice === 'change' && !(Number.isInteger(amountFen) && amountFen >= 0 && amountFen <= most)) return 'amount';
  if ((choice === 'change' || choice === 'decline') && reason.trim() === '') return 'reason';
  return choice === 'documents' && documents.trim() === '' ? 'documents' : undefined;
}

/** What goes with the choice. */
export function valuesOf({ choice, amountFen, documents }: Decision): JsonRecord {
  if (choice === 'change') return { amountFen };
  return choice === 'documents' ? { documents: documents.trim() } : {};
}
