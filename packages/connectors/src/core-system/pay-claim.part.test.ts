import { expect, test } from 'vitest';
import { tryLookup, tryPart } from '../sdk/index.ts';
import payment from './fixtures/payment.json' with { type: 'json' };
import payClaim from './pay-claim.part.ts';

const input = { claimNo: 'C1', policyNo: 'P2026A0001', payee: '王小明', amountFen: 12_000 };

test.each([200, 201])('a payment answered with %i is paid', (status) => {
  expect(tryPart(payClaim, { input, answers: [{ status, body: payment }] }).outcome).toEqual({ exit: 'paid', output: payment });
});
test('a refusal of the core system is an exit', () => {
  expect(tryPart(payClaim, { input, answers: [{ status: 422, body: { error: 'lapsed' } }] }).outcome.exit).toBe('refused');
});
test('nothing and half a fen cannot be paid', () => {
  for (const amountFen of [0, -1, 0.5]) expect(() => tryPart(payClaim, { input: { ...input, amountFen }, answers: [] })).toThrow();
});
test('the look-up asks by the key of the first call and tells absent from unknown', () => {
  const look = (answer: { status: number; body?: typeof payment }) => tryLookup(payClaim, { input, key: 'x1/3', answers: [answer] });
  expect(look({ status: 404 }).request.path).toBe('/payments/by-key/x1%2F3%3A1');
  expect(look({ status: 404 }).verdict).toBe('absent');
  expect(look({ status: 403 }).verdict).toBe('unknown');
  expect(look({ status: 200, body: payment }).verdict).toEqual({ exit: 'paid', output: payment });
});
