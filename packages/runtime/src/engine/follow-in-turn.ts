import { faultDataFrom } from '@mortise/shared/fault';
import { type SystemScope, serviceScope, TenantId } from '@mortise/shared/tenant';
import type { Clock } from '../ports/clock.ts';
import type { Crew } from '../ports/crew.ts';
import { type Collection, type Documents, documentChanged } from '../ports/documents.ts';
import type { ExecutionStore, FeedEntry } from '../ports/execution-store.ts';
import { lanesOf } from './lanes.ts';
import type { Projection } from './projection.ts';

/** Keeps one projection up with the feed. */
export type Follower = { wake(): void; caughtUp(): Promise<void>; close(): Promise<void> };

export type FollowerParts = {
  readonly store: Pick<ExecutionStore, 'feed' | 'newest'>;
  readonly documents: Documents;
  readonly clock: Clock;
  readonly crew: Crew;
  readonly positions: Collection;
  onFault(projection: string, code: string): void;
};

const system: SystemScope = { system: true };
const platform = serviceScope(TenantId.parse('platform'));
const page = 200;
const tickMs = 1_000;
const pollMs = 25;

/**
 * Follows where several processes could: one of them does, and says how far it is after every page; the others wait for that. Whoever saves a
 * position behind another's back is refused by the document's version, so a process that was frozen steps down as soon as it wakes.
 * Entries that have nothing to do with each other are applied side by side: each waits for a database far away.
 */
export async function followInTurn(projection: Projection, parts: FollowerParts): Promise<Follower> {
  const { store, documents, clock, crew, positions, onFault } = parts;
  let at = { position: 0, version: 0 };
  let until = 0;
  let askAt = 0;
  let running: Promise<void> | undefined;
  let again = false;
  let closed = false;

  const saved = async () => {
    const found = await documents.get(platform, positions, projection.name);
    return { position: typeof found?.body.position === 'number' ? found.body.position : 0, version: found?.version ?? 0 };
  };
  const holds = () => clock.now() < until;
  const isLeading = async (): Promise<boolean> => {
    if (clock.now() < askAt) return holds();
    const held = holds();
    askAt = clock.now() + crew.leaseMs / 3;
    until = (await crew.lead(system, `view/${projection.name}`)) ?? 0;
    if (holds() && !held) at = await saved();
    return holds();
  };
  const stepDown = () => {
    until = 0;
    askAt = 0;
  };

  async function applyLane(lane: readonly FeedEntry[]): Promise<void> {
    for (const entry of lane) {
      if (!holds()) return;
      await projection.apply(entry, documents);
    }
  }

  /** One page; gives how many entries it had. */
  async function readPage(): Promise<number> {
    const entries = await store.feed(system, at.position, page);
    const last = entries.at(-1);
    if (last === undefined) return 0;
    const { position } = last;
    const lanes = await Promise.allSettled(lanesOf(entries).map(applyLane));
    for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason;
    // What another process may apply meanwhile is not ours to count.
    if (!holds()) return entries.length;
    const put = { id: projection.name, keys: {}, body: { position } };
    const version = await documents.put(platform, positions, put, at.version).catch((error) => {
      if (!documentChanged.is(error)) throw error;
      return undefined;
    });
    if (version === undefined) stepDown();
    else at = { position, version };
    return entries.length;
  }

  async function read(): Promise<void> {
    do {
      again = false;
      while (!closed && (await isLeading()) && (await readPage()) > 0);
    } while (again && !closed);
  }

  const wake = (): Promise<void> => {
    again = true;
    running ??= read()
      .catch((error: unknown) => {
        stepDown();
        onFault(projection.name, faultDataFrom(error).code);
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  };

  let cancel = () => {};
  const tick = () => {
    cancel = clock.at(clock.now() + tickMs, () => {
      void wake();
      tick();
    });
  };
  tick();

  return {
    wake: () => void wake(),
    async caughtUp() {
      const end = await store.newest(system);
      for (;;) {
        await wake();
        if (closed || (holds() ? at : await saved()).position >= end) return;
        await new Promise<void>((resolve) => void clock.at(clock.now() + pollMs, resolve));
      }
    },
    async close() {
      closed = true;
      cancel();
      await running;
    },
  };
}
