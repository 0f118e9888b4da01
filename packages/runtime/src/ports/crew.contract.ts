import type { SystemScope } from '@mortise/shared/tenant';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClock } from '../testkit/clock.ts';
import { exampleBatch, exampleChange, exampleExecution, inside } from '../testkit/example-execution.ts';
import type { Crew } from './crew.ts';
import type { ExecutionStore } from './execution-store.ts';

type Member = { readonly executions: ExecutionStore; readonly crew: Crew };
type Opened = Member & {
  readonly clock: TestClock;
  /** The process that follows when this one has died. */
  next(): Promise<Member & { close(): Promise<void> }>;
  close(): Promise<void>;
};

const system: SystemScope = { system: true };
const scope = inside('crew');

/** What every crew promises a process, be it alone or not. `open` gives an empty store. */
export function crewContract(name: string, open: () => Promise<Opened>) {
  describe(`crew on ${name}`, () => {
    let opened: Opened;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    test('a timer that is due is given to one process for the time of a lease, and no more once the execution moved on', async () => {
      const { executions, crew, clock } = opened;
      const claim = async (limit = 9) => (await crew.claimDue(system, '2026-03-02T02:00:00.000Z', limit)).map(({ id }) => id);
      await executions.create(scope, exampleExecution('t1', { due: '2026-03-02T01:30:00.000Z' }), exampleBatch('t1', 1));
      await executions.create(scope, exampleExecution('t2', { due: '2026-03-02T01:40:00.000Z' }), exampleBatch('t2', 1));
      await executions.create(scope, exampleExecution('t3', { due: '2026-03-02T03:00:00.000Z' }), exampleBatch('t3', 1));
      expect(await claim(1)).toEqual(['t1']);
      expect(await claim()).toEqual(['t2']);
      expect(await claim()).toEqual([]);
      await executions.append(scope, 't1', 1, exampleBatch('t1', 2), exampleChange());
      clock.advance(crew.leaseMs);
      expect(await claim()).toEqual(['t2']);
      await executions.append(scope, 't2', 1, exampleBatch('t2', 2), exampleChange());
    });

    test('a duty is kept by the process that has it, for some time to come', async () => {
      const { crew, clock } = opened;
      expect(await crew.lead(system, 'views')).toBeGreaterThan(clock.now());
      clock.advance(crew.leaseMs / 2);
      expect(await crew.lead(system, 'views')).toBe(clock.now() + crew.leaseMs);
    });

    test('what a process that died left undone is handed over once', async () => {
      const undone = { status: 'running' as const, dispatched: 0 };
      const batch = askingBatch('left', 1);
      await opened.executions.create(scope, exampleExecution('left', undone), batch);
      await opened.executions.create(scope, exampleExecution('settled', { dispatched: 1 }), exampleBatch('settled', 1));
      const following = await opened.next();
      const found = await following.crew.adopt(system, 9);
      expect(found.map(({ id }) => id)).toContain('left');
      expect(found.map(({ id }) => id)).not.toContain('settled');
      expect(found.find(({ id }) => id === 'left')).toMatchObject({ tenantId: 'crew', dispatch: true });
      expect(found.find(({ id }) => id === 'left')?.keys ?? new Set(['left.1'])).toEqual(new Set(['left.1']));
      expect(await following.crew.adopt(system, 9)).toEqual([]);
      await following.close();
    });
  });
}

/** A batch that asks one effect of the world, with the key `ID.1`. */
export function askingBatch(id: string, seq: number) {
  const batch = exampleBatch(id, seq);
  const asked = { ordinal: 1, key: `${id}.1`, request: {}, requestHash: 'h', nodeKind: 'flows.effect', attempt: 1 };
  const token = { id: 1, frame: 1, node: 'pay', phase: { is: 'asked' as const, ...asked }, visits: 1, entered: batch.at };
  const perform = { kind: 'perform' as const, token: 1, node: 'pay', ...asked };
  return { ...batch, commands: [perform], snapshot: { ...batch.snapshot, status: 'running' as const, tokens: [token] } };
}
