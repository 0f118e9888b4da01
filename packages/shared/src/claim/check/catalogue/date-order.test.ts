import { describe, expect, test } from 'vitest';
import { inputWith, read } from '../sample-receipt.ts';
import { dateOrder } from './date-order.ts';

const inpatient = { visitOn: undefined, admittedOn: read('2026-03-01'), dischargedOn: read('2026-03-05') };

describe('V12: the dates of a receipt', () => {
  test('care, issue and submission on one day are in order', () => {
    expect(dateOrder.run(inputWith({}, { submittedOn: '2026-03-05' })).verdict).toBe('pass');
    expect(dateOrder.run(inputWith(inpatient)).verdict).toBe('pass');
  });

  test.each([
    ['a visit after the issue', { visitOn: read('2026-03-06') }, ['visitOn', 'issuedOn']],
    ['an issue after the submission', { issuedOn: read('2026-03-11') }, ['issuedOn']],
    ['a discharge before the admission', { ...inpatient, dischargedOn: read('2026-02-28') }, ['admittedOn', 'dischargedOn']],
    ['a discharge after the issue', { ...inpatient, dischargedOn: read('2026-03-06') }, ['dischargedOn', 'issuedOn']],
    ['a visit before the policy', { visitOn: read('2025-12-31') }, ['visitOn']],
    ['an admission before the policy', { ...inpatient, admittedOn: read('2025-12-31') }, ['admittedOn']],
  ])('%s is a failure that shows the dates at odds', (_, changes, places) => {
    const finding = dateOrder.run(inputWith(changes));
    expect(finding.verdict).toBe('fail');
    expect(finding.evidence.map(({ field }) => field)).toEqual(places);
  });

  test('the last day of the policy is covered, the day after is not', () => {
    const until = (endsOn: string) => dateOrder.run(inputWith({}, { policy: { startsOn: '2026-01-01', endsOn } })).verdict;
    expect(until('2026-03-05')).toBe('pass');
    expect(until('2026-03-04')).toBe('fail');
  });

  test('what is no day of the calendar was not read', () => {
    expect(dateOrder.run(inputWith({ visitOn: read('2026-02-30') })).verdict).toBe('not-checkable');
  });
});
