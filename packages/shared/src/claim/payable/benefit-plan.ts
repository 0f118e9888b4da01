import { z } from 'zod';
import { Text } from '../../text/index.ts';
import { BasisPoints, Fen } from './amount.ts';

/**
 * One benefit of a medical-expense product, as it was sold: a policy keeps the version it began with. Every figure is the
 * product's own; none has a default that could pass for a clause. Amounts are integer fen, ratios basis points (10 000 = 100 %).
 */
export const BenefitPlan = z.strictObject({
  id: z.string().min(1),
  version: z.int().positive(),
  title: Text,
  /** Sold to a person with social medical insurance (以有社保身份投保). */
  insuredWithSI: z.boolean(),
  deductibleFen: Fen,
  /** Whether what another commercial insurer paid uses up the deductible. What social insurance paid never does. */
  commercialOffsetsDeductible: z.boolean(),
  ratioBp: BasisPoints,
  /** For a person insured with social insurance whose visit was not settled through it. */
  ratioUnsettledBp: BasisPoints,
  /** Per policy year, for this benefit. */
  limitFen: Fen,
  /** Per policy year, for all benefits of the policy together. */
  aggregateLimitFen: Fen.optional(),
  /** For the whole guaranteed-renewal period. */
  lifetimeLimitFen: Fen.optional(),
  /** Days from the start during which illness is not covered; accidents and unbroken renewals are. */
  waitDays: z.int().min(0).max(730),
  /** 1 一级, 2 二级, 3 三级. */
  minHospitalLevel: z.int().min(0).max(3),
  publicHospitalsOnly: z.boolean(),
  ordinaryWardsOnly: z.boolean(),
  /** Outpatient visits count so many days before admission and after discharge. */
  outpatientBeforeDays: z.int().min(0).max(365),
  outpatientAfterDays: z.int().min(0).max(365),
  /** ICD-10 codes or their beginnings (`O`, `F10`, `Z41.1`). A match is a question for a person, never a refusal. */
  exclusions: z.array(z.string().min(1).max(10)).max(500),
});
export type BenefitPlan = z.infer<typeof BenefitPlan>;
