import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { definePart, http, partManifestOf, secret, tryPart } from './index.ts';

const text = { zh: '试', en: 'Try' };
const told = {
  id: 'try.pages',
  version: 1,
  title: text,
  help: text,
  input: z.strictObject({ from: z.int().default(1) }),
  output: z.object({ sum: z.int() }),
  example: { from: 1 },
  exits: [{ id: 'done', title: text }] as const,
};
const pages = definePart({
  ...told,
  effect: 'reads',
  request: ({ from }) => http.get('/pages', { query: { page: from }, headers: { authorization: secret('token', 'Bearer ') } }),
  response(answer, { carry, call }) {
    const sum = Number(carry ?? 0) + Number(answer.text);
    return call < 3 ? { next: http.get('/pages', { query: { page: call + 1 } }), carry: sum } : { exit: 'done', output: { sum } };
  },
});

describe('a part', () => {
  test('may ask several times and carry what it learned', () => {
    const { outcome, requests } = tryPart(pages, { input: {}, answers: ['5', '6', '7'].map((body) => ({ status: 200, body })) });
    expect(outcome).toEqual({ exit: 'done', output: { sum: 18 } });
    expect(requests.map(({ query }) => query)).toEqual([{ page: 1 }, { page: 2 }, { page: 3 }]);
    expect(requests[0]?.headers).toEqual({ authorization: { secret: 'token', prefix: 'Bearer ' } });
  });
  test('given too few answers or too many, the trial says so', () => {
    const answers = ['5', '6', '7', '8'].map((body) => ({ status: 200, body }));
    expect(() => tryPart(pages, { input: {}, answers: answers.slice(0, 2) })).toThrow('asks 3 times');
    expect(() => tryPart(pages, { input: {}, answers })).toThrow('before it read every answer');
  });
  test('that gives what its output does not allow fails its trial', () => {
    expect(() => tryPart(pages, { input: {}, answers: ['5', '6', 'x'].map((body) => ({ status: 200, body })) })).toThrow();
  });
  test('becomes a manifest with schemas and no function', () => {
    expect(partManifestOf(pages, 'abc')).toMatchObject({
      id: 'try.pages',
      effect: 'reads',
      hosts: [],
      secrets: [],
      code: 'abc',
      input: { type: 'object' },
    });
  });
  test('that pays must say how to look up a payment, and none leaves by an exit it did not declare', () => {
    const request = () => http.get('/');
    // @ts-expect-error a payment whose answer is lost could not be told from one that never arrived
    definePart({ ...told, effect: 'pays', request, response: () => ({ exit: 'done' }) });
    // @ts-expect-error `gone` is not among the exits
    definePart({ ...told, effect: 'reads', request, response: () => ({ exit: 'gone' }) });
  });
});
