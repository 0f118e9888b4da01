import { z } from 'zod';

/** What the claim steps need to know of a policy, as the core system tells it. */
export const Policy = z.object({
  policyNo: z.string().min(1),
  product: z.string().min(1),
  insuredName: z.string().min(1),
  insuredIdTail: z.string().optional(),
  effectiveOn: z.iso.date(),
  expiresOn: z.iso.date(),
  deductibleFen: z.int().nonnegative(),
  ratio: z.number().min(0).max(1),
  limitFen: z.int().nonnegative(),
  waitDays: z.int().nonnegative(),
  minHospitalLevel: z.int().min(0).max(3),
});
export type Policy = z.infer<typeof Policy>;
