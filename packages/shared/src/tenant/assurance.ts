import { z } from 'zod';

/** How sure we are who the customer is (D10), weakest first. */
export const Assurance = z.enum(['anonymous', 'partner', 'code', 'reviewed']);
export type Assurance = z.infer<typeof Assurance>;

const order: readonly Assurance[] = Assurance.options;

/** Whether `actual` is at least as strong as `needed`. */
export function isAssured(actual: Assurance, needed: Assurance): boolean {
  return order.indexOf(actual) >= order.indexOf(needed);
}
