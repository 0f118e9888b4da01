import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inside, openTestStore, type TestStore } from '../../testkit/index.ts';
import { oneTimeCodes } from './one-time-code.ts';

const scope = inside('anhe');
const minute = 60_000;

describe('one-time codes', () => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore();
  });
  afterEach(() => store.close());

  async function issued(key: string, at: number): Promise<string> {
    return (await oneTimeCodes(store.documents).issue(scope, 'phone', key, at)) ?? '';
  }

  test('a right code works once, within five minutes', async () => {
    const codes = oneTimeCodes(store.documents);
    const code = await issued('k1', 0);
    expect(await codes.check(scope, 'phone', code, minute)).toBe(true);
    expect(await codes.check(scope, 'phone', code, minute)).toBe(false);
    const late = await issued('k2', 2 * minute);
    expect(await codes.check(scope, 'phone', late, 8 * minute)).toBe(false);
  });

  test('after five wrong codes the right one works no more', async () => {
    const codes = oneTimeCodes(store.documents);
    const code = await issued('k1', 0);
    const wrong = code === '000000' ? '111111' : '000000';
    for (let tries = 0; tries < 5; tries++) expect(await codes.check(scope, 'phone', wrong, minute)).toBe(false);
    expect(await codes.check(scope, 'phone', code, minute)).toBe(false);
  });

  test('a number gets at most five codes an hour, and the same effect draws once', async () => {
    for (let n = 1; n <= 5; n++) expect(await issued(`k${n}`, n)).toMatch(/^\d{6}$/);
    expect(await oneTimeCodes(store.documents).issue(scope, 'phone', 'k5', 6)).toBe('sent');
    expect(await oneTimeCodes(store.documents).issue(scope, 'phone', 'k6', 7)).toBeUndefined();
    expect(await issued('k7', 61 * minute)).toMatch(/^\d{6}$/);
  });

  test('another number, and another tenant, have nothing to do with it', async () => {
    const codes = oneTimeCodes(store.documents);
    const code = await issued('k1', 0);
    expect(await codes.check(scope, 'other', code, minute)).toBe(false);
    expect(await codes.check(inside('hengtai'), 'phone', code, minute)).toBe(false);
  });
});
