import { serviceScope, TenantId } from '@mortise/shared/tenant';
import { openVersions } from '../../capabilities/flows/index.ts';
import { type NodeCollection, openRunner } from '../../engine/index.ts';
import type { Store } from '../../open-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Ports } from '../../ports/ports.ts';
import { unopenedPorts } from '../../testkit/unopened-ports.ts';
import { sessionTurns } from './session-flow.ts';

/** The tenant of the measurement. */
export const measuredScope = serviceScope(TenantId.parse('measured'));

const atOnce = 32;

/** A world with a core system that answers at once, and a count of how often anybody outside was asked. */
export function countingWorld(store: Store, clock: Clock, ids: Ids): { readonly ports: Ports; readonly calls: () => number } {
  let calls = 0;
  const count = <T>(answer: T) => {
    calls++;
    return answer;
  };
  const ports: Ports = {
    ...{ ...unopenedPorts, ...store, clock, ids },
    parts: { call: async () => count({ exit: 'found', output: { holder: '王小明' } }) },
    connections: { connectionOf: async () => count({ baseUrl: 'https://core.example', secrets: {} }) },
    messenger: { send: async () => count(undefined) },
  };
  return { ports, calls: () => calls };
}

/** Records conversations with the real engine: each customer says what they want and how much it was; reviewers agree. */
export async function recordSessions(
  sessions: number,
  { store, ports, nodes, version }: { store: Store; ports: Ports; nodes: NodeCollection; version: string },
  progress: (done: number) => void,
): Promise<void> {
  const runner = openRunner({ store: store.executions, versions: openVersions(store.documents), nodes, ports, build: 'measured' });
  const scope = measuredScope;
  const origin = { channel: 'web-chat', environment: 'live', language: 'zh', assurance: 'anonymous' } as const;
  let next = 0;
  const record = async () => {
    for (let n = next++; n < sessions; n = next++) {
      const { id } = await runner.start(scope, { version, input: {}, origin });
      const [wish, amount] = sessionTurns(n);
      for (const [turn, text] of [wish, amount].entries()) {
        await runner.settled(scope, id, AbortSignal.timeout(60_000));
        const standing = (await store.executions.load(scope, id))?.last.snapshot;
        if (standing?.status === 'waiting') await runner.receive(scope, id, { id: `m${turn}`, text });
      }
      await runner.settled(scope, id, AbortSignal.timeout(60_000));
      const [token] = (await store.executions.load(scope, id))?.last.snapshot.tokens ?? [];
      const task = token?.phase.is === 'waiting' && token.phase.wait.for === 'person' ? token.phase.wait.task.id : undefined;
      if (task !== undefined) await runner.decide(scope, task, { choice: 'yes', values: {} });
      if ((n + 1) % 1000 === 0) progress(n + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, record));
  await runner.drain();
}
