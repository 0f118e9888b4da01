import { describe, expect, test } from 'vitest';
import { checkReceipt, checks } from './check-receipt.ts';
import { summaryOf } from './check-summary.ts';
import { Finding } from './finding.ts';
import { inputWith, read } from './sample-receipt.ts';

describe('checking a receipt', () => {
  test('a receipt in order passes every check', () => {
    const findings = checkReceipt(inputWith());
    expect(findings.map(({ check, verdict }) => `${check} ${verdict}`)).toEqual(checks.map(({ id }) => `${id} pass`));
    expect(summaryOf(findings)).toEqual({ fails: 0, warns: 0, notCheckable: 0, riskScore: 0 });
  });

  test('an empty page fails nothing: what cannot be read is not checkable', () => {
    const nothing = { insured: inputWith().insured, policy: inputWith().policy, submittedOn: '2026-03-10', receipt: {} };
    const findings = checkReceipt(nothing);
    expect(new Set(findings.map(({ verdict }) => verdict))).toEqual(new Set(['not-checkable']));
    expect(summaryOf(findings)).toMatchObject({ notCheckable: checks.length, riskScore: 0 });
  });

  test('every finding is plain data with one sentence in each language', () => {
    const odd = inputWith({ number: read('12'), code: read('99'), payer: read('别人'), visitOn: read('2030-01-01') });
    for (const finding of checkReceipt(odd)) {
      expect(Finding.parse(JSON.parse(JSON.stringify(finding)))).toEqual(finding);
      expect(finding.message.zh).toMatch(/^[^。]+。$/);
      expect(finding.message.en).toMatch(/^[^.]+\.$/);
    }
  });

  test('evidence leads to the place on the page', () => {
    const finding = checkReceipt(inputWith({ number: { ...read('12'), box: [[3, 4]], page: 2 } })).find(({ check }) => check === 'V08');
    expect(finding).toMatchObject({ verdict: 'fail', evidence: [{ field: 'number', box: [[3, 4]], page: 2 }] });
  });

  test('a failure that rests on an unsure optical reading is only a warning', () => {
    const verdictOf = (number: ReturnType<typeof read<string>>) =>
      checkReceipt(inputWith({ number })).find(({ check }) => check === 'V08')?.verdict;
    expect(verdictOf(read('12', 0.5))).toBe('warn');
    expect(verdictOf({ ...read('12', 0.5), source: 'manual' })).toBe('fail');
  });
});

describe('the risk score', () => {
  const finding = (check: string, verdict: Finding['verdict']): Finding => ({ check, verdict, message: { zh: '', en: '' }, evidence: [] });

  test('one more finding never lowers it and it ends at 100', () => {
    const all = checks.map(({ id }) => finding(id, 'fail'));
    const scores = all.map((_, index) => summaryOf(all.slice(0, index + 1)).riskScore);
    expect(scores).toEqual([...scores].sort((one, other) => one - other));
    expect(scores.at(-1)).toBeLessThanOrEqual(100);
  });

  test('a warning weighs less than a failure, and an unknown check counts as well', () => {
    const scoreOf = (check: string, verdict: Finding['verdict']) => summaryOf([finding(check, verdict)]).riskScore;
    expect(scoreOf('V07', 'warn')).toBeLessThan(scoreOf('V07', 'fail'));
    expect(scoreOf('V07', 'warn')).toBeGreaterThan(0);
    expect(scoreOf('tenant-own', 'fail')).toBeGreaterThan(0);
  });
});
