import { defineFault } from '@mortise/shared/fault';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openWorkingProcess, type WorkingProcess } from './working-process.ts';

const busy = defineFault<{ waiting: number }>('test.busy', 'outside', () => 'busy');
const failed = defineFault<{ reason: string }>('test.failed', 'outside', ({ reason }) => reason);

const opened: WorkingProcess<string, string | number>[] = [];
afterEach(async () => {
  for (const worker of opened.splice(0)) await worker.close();
});

function open(limits: { capacity?: number; wallClockMs?: number; idleMs?: number } = {}): WorkingProcess<string, string | number> {
  const worker = openWorkingProcess<string, string | number>({
    script: new URL('./clumsy-worker.ts', import.meta.url),
    parse: (result) => z.union([z.string(), z.number()]).parse(result),
    capacity: 3,
    wallClockMs: 20_000,
    idleMs: 20_000,
    busy: (waiting) => busy({ waiting }),
    failed: (reason) => failed({ reason }),
    ...limits,
  });
  opened.push(worker);
  return worker;
}

describe('a working process', () => {
  test('answers jobs in their order and tells how far it is', async () => {
    const worker = open();
    const shares: number[] = [];
    const answers = await Promise.all([worker.run('a', { progress: (share) => shares.push(share) }), worker.run('b'), worker.run('c')]);
    expect(answers).toEqual(['a', 'b', 'c']);
    expect(shares).toEqual([0.5]);
  });

  test('refuses a job when as many as it may hold already wait', async () => {
    const worker = open();
    const held = [worker.run('a'), worker.run('b'), worker.run('c')];
    expect(busy.is(await worker.run('d').catch((error: unknown) => error))).toBe(true);
    expect(await Promise.all(held)).toEqual(['a', 'b', 'c']);
  });

  test('that dies fails its job only; the next job gets a new process', async () => {
    const worker = open();
    const [dead, next] = await Promise.allSettled([worker.run('die'), worker.run('next')]);
    expect(dead).toMatchObject({ status: 'rejected', reason: { code: 'test.failed', message: 'ended by 7' } });
    expect(next).toMatchObject({ status: 'fulfilled', value: 'next' });
  });

  test('that hangs is ended by the wall clock', async () => {
    const worker = open({ wallClockMs: 1_500 });
    const [hung, next] = await Promise.allSettled([worker.run('hang'), worker.run('next')]);
    expect(hung).toMatchObject({ status: 'rejected', reason: { code: 'test.failed', message: 'took too long' } });
    expect(next).toMatchObject({ status: 'fulfilled', value: 'next' });
  });

  test('is abandoned when the caller is no longer interested, waiting or running', async () => {
    const worker = open();
    const running = new AbortController();
    const waiting = new AbortController();
    const jobs = [worker.run('hang', { signal: running.signal }), worker.run('b', { signal: waiting.signal }), worker.run('c')];
    waiting.abort(new Error('not needed'));
    running.abort(new Error('gone'));
    const [first, second, third] = await Promise.allSettled(jobs);
    expect(first).toMatchObject({ reason: { message: 'gone' } });
    expect(second).toMatchObject({ reason: { message: 'not needed' } });
    expect(third).toMatchObject({ value: 'c' });
  });

  test('tells nothing about an unforeseen error and sees no environment', async () => {
    const worker = open();
    expect(await worker.run('fail').catch((error: unknown) => error)).toMatchObject({
      code: 'internal.bug',
      message: 'something unforeseen happened',
    });
    expect(await worker.run('environment')).toBe(0);
  });

  test('that was let go while idle starts again for the next job', async () => {
    const worker = open({ idleMs: 0 });
    expect(await worker.run('a')).toBe('a');
    await new Promise((resolve) => setImmediate(resolve));
    expect(await worker.run('b')).toBe('b');
  });

  test('takes no job after it was closed', async () => {
    const worker = open();
    await worker.close();
    expect(failed.is(await worker.run('a').catch((error: unknown) => error))).toBe(true);
  });
});
