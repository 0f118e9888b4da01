import { daysBetween, type LocalDate } from '../../calendar/index.ts';
import type { BenefitPlan } from './benefit-plan.ts';

/** A stay in hospital. */
export type Stay = { readonly admittedOn: LocalDate; readonly dischargedOn: LocalDate };

/** How many days around a stay outpatient visits count. */
type Window = Pick<BenefitPlan, 'outpatientBeforeDays' | 'outpatientAfterDays'>;

/** Whether a visit so many days from a stay counts. */
export function isInWindow(offsetDays: number, window: Window): boolean {
  return offsetDays >= -window.outpatientBeforeDays && offsetDays <= window.outpatientAfterDays;
}

/**
 * How far a visit lies from a stay: negative days before admission, positive after discharge, 0 in between. Of several stays the
 * one in whose window the visit lies counts, else the nearest; undefined without a stay. Throws `calendar.not-a-date`.
 */
export function offsetDaysOf(visitOn: LocalDate, stays: readonly Stay[], window: Window): number | undefined {
  const offsets = stays
    .map(({ admittedOn, dischargedOn }) => {
      const sinceAdmission = daysBetween(admittedOn, visitOn);
      return sinceAdmission < 0 ? sinceAdmission : Math.max(0, daysBetween(dischargedOn, visitOn));
    })
    .sort((one, other) => Math.abs(one) - Math.abs(other));
  return offsets.find((offset) => isInWindow(offset, window)) ?? offsets[0];
}
