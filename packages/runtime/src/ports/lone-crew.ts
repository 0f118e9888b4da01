import type { Clock } from './clock.ts';
import type { Crew, Named } from './crew.ts';
import type { ExecutionStore } from './execution-store.ts';

const leaseMs = 10_000;

/** The crew of a store that one process holds alone: what it finds undone was left by the process before it, and nobody else commits. */
export function loneCrew(store: Pick<ExecutionStore, 'unsettled' | 'due'>, clock: Clock): Crew {
  const claims = new Map<string, number>();
  let after: string | undefined;
  let adopted = false;
  const nameOf = ({ tenantId, id }: Named) => `${tenantId} ${id}`;

  return {
    isShared: false,
    leaseMs,
    report: async () => {},
    async adopt(system, limit) {
      if (adopted) return [];
      const found = await store.unsettled(system, after, limit);
      after = found.at(-1)?.id;
      adopted = found.length < limit;
      return found.map((one) => ({ ...one, dispatch: true }));
    },
    async claimDue(system, now, limit) {
      for (const [name, until] of claims) if (until <= clock.now()) claims.delete(name);
      const due = await store.due(system, now, limit + claims.size);
      const free = due.filter((one) => !claims.has(nameOf(one))).slice(0, limit);
      for (const one of free) claims.set(nameOf(one), clock.now() + leaseMs);
      return free;
    },
    news: async () => [],
    lead: async () => clock.now() + leaseMs,
    tend: async () => {},
    leave: async () => claims.clear(),
  };
}
