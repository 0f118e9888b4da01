import { expect, test } from 'vitest';
import { tryPart } from '../sdk/index.ts';
import findPolicy from './find-policy.part.ts';
import policy from './fixtures/policy.json' with { type: 'json' };

test('a policy is found by its number', () => {
  const { outcome, requests } = tryPart(findPolicy, { input: { policyNo: 'P2026/1' }, answers: [{ status: 200, body: policy }] });
  expect(outcome).toEqual({ exit: 'found', output: { policies: [policy] } });
  expect(requests).toEqual([{ method: 'GET', path: '/policies/P2026%2F1', headers: { 'x-api-key': { secret: 'apiKey' } } }]);
});
test('every policy of a person is found by name and the end of the document number', () => {
  const { outcome, requests } = tryPart(findPolicy, {
    input: { name: '王小明', idTail: '074477' },
    answers: [{ status: 200, body: [policy, policy] }],
  });
  expect(outcome).toEqual({ exit: 'found', output: { policies: [policy, policy] } });
  expect(requests[0]).toMatchObject({ path: '/policies', query: { name: '王小明', idTail: '074477' } });
});
test.each([
  [{ policyNo: 'P0' }, { status: 404 }],
  [
    { name: '王小明', idTail: '000000' },
    { status: 200, body: [] },
  ],
])('%j nobody has leads to not-found', (input, answer) => {
  expect(tryPart(findPolicy, { input, answers: [answer] }).outcome).toEqual({ exit: 'not-found', output: null });
});
test('an answer that is no policy is a mistake, not an empty result', () => {
  expect(() =>
    tryPart(findPolicy, { input: { policyNo: 'P1' }, answers: [{ status: 200, body: { ...policy, limitFen: '5' } }] }),
  ).toThrow();
  expect(() => tryPart(findPolicy, { input: { policyNo: 'P1' }, answers: [{ status: 200, body: '<html>' }] })).toThrow('not JSON');
  expect(() => tryPart(findPolicy, { input: { policyNo: 'P1' }, answers: [{ status: 401 }] })).toThrow('401');
});
