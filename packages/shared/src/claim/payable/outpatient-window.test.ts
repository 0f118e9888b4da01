import { expect, test } from 'vitest';
import { offsetDaysOf } from './outpatient-window.ts';

const stay = { admittedOn: '2026-02-20', dischargedOn: '2026-03-02' };
const window = { outpatientBeforeDays: 7, outpatientAfterDays: 30 };

test('a visit is counted from admission or discharge, across the end of a month', () => {
  expect(offsetDaysOf('2026-02-13', [stay], window)).toBe(-7);
  expect(offsetDaysOf('2026-02-25', [stay], window)).toBe(0);
  expect(offsetDaysOf('2026-04-01', [stay], window)).toBe(30);
});

test('without a stay there is no distance, and of several stays the nearest counts', () => {
  expect(offsetDaysOf('2026-04-01', [], window)).toBeUndefined();
  expect(offsetDaysOf('2026-04-01', [stay, { admittedOn: '2026-04-03', dischargedOn: '2026-04-05' }], window)).toBe(-2);
});

test('a visit too early for the next stay still counts after the last one', () => {
  const next = { admittedOn: '2026-03-31', dischargedOn: '2026-04-05' };
  expect(offsetDaysOf('2026-03-22', [stay, next], window)).toBe(20);
});
