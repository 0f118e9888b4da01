import { faultDataFrom } from '@mortise/shared/fault';
import { type SystemScope, serviceScope, TenantId } from '@mortise/shared/tenant';
import type { Clock } from '../ports/clock.ts';
import type { Crew } from '../ports/crew.ts';
import type { Collection, Documents } from '../ports/documents.ts';
import type { ExecutionStore, FeedEntry } from '../ports/execution-store.ts';
import { type Follower, followInTurn } from './follow-in-turn.ts';
import type { Projection, Projector } from './projection.ts';

const system: SystemScope = { system: true };
/** The platform's own documents; no insurer can have this id as a sign-in. */
const platform = serviceScope(TenantId.parse('platform'));
const positions: Collection = { name: 'projection-positions', indexes: [] };
const page = 200;
const saveEveryMs = 1_000;
const retryMs = 1_000;

type Dependencies = {
  readonly store: ExecutionStore;
  readonly documents: Documents;
  readonly clock: Clock;
  readonly projections: readonly Projection[];
  /** Where several processes serve the store, one of them keeps a projection up. Without it, this one does. */
  readonly crew?: Crew | undefined;
  onCommit(listener: () => void): () => void;
  /** Told when a projection could not keep up: it tries again and falls behind, nothing is skipped. */
  onFault(projection: string, code: string): void;
};

/** Keeps every projection up with the feed, each at its own position, from where it was when the product stopped. */
export async function openProjector(dependencies: Dependencies): Promise<Projector> {
  const { store, documents, clock, projections, crew, onCommit, onFault } = dependencies;
  const pageAfter = sharedPages(store);
  const inTurn = crew?.isShared ? { store, documents, clock, crew, positions, onFault } : undefined;
  const followers = await Promise.all(projections.map((projection) => (inTurn ? followInTurn(projection, inTurn) : follow(projection))));
  const stop = onCommit(() => {
    for (const follower of followers) follower.wake();
  });
  for (const follower of followers) follower.wake();

  async function follow(projection: Projection): Promise<Follower> {
    const saved = await documents.get(platform, positions, projection.name);
    let position = typeof saved?.body.position === 'number' ? saved.body.position : 0;
    let savedAt = 0;
    let running: Promise<void> | undefined;
    let again = false;
    let closed = false;

    const save = async () => {
      savedAt = clock.now();
      await documents.put(platform, positions, { id: projection.name, keys: {}, body: { position } }, 'any');
    };
    const read = async () => {
      do {
        again = false;
        for (let entries = await pageAfter(position); entries.length > 0 && !closed; entries = await pageAfter(position)) {
          for (const entry of entries) {
            await projection.apply(entry, documents);
            position = entry.position;
          }
          // Coming back after a crash repeats a second's entries, which `apply` takes twice without harm.
          if (clock.now() - savedAt > saveEveryMs) await save();
        }
      } while (again && !closed);
    };
    const wake = (): Promise<void> => {
      again = true;
      running ??= read()
        .catch((error: unknown) => {
          onFault(projection.name, faultDataFrom(error).code);
          if (!closed) clock.at(clock.now() + retryMs, () => void wake());
        })
        .finally(() => {
          running = undefined;
        });
      return running;
    };
    return {
      wake: () => void wake(),
      async caughtUp() {
        await wake();
        // What was committed while the last page was read may have come after it.
        if (again) await wake();
      },
      async close() {
        closed = true;
        await running;
        await save();
      },
    };
  }

  return {
    caughtUp: async () => void (await Promise.all(followers.map((follower) => follower.caughtUp()))),
    async close() {
      stop();
      await Promise.all(followers.map((follower) => follower.close()));
    },
  };
}

/** Pages lately read. Projections follow each other closely, and opening a page costs more than all they do with it. */
const pagesKept = 4;

/** Reads the feed once for all who stand at the same position. A page that was empty is read anew: more may have come. */
function sharedPages(store: ExecutionStore): (position: number) => Promise<readonly FeedEntry[]> {
  const read = new Map<number, readonly FeedEntry[]>();
  return async (position) => {
    const known = read.get(position);
    if (known !== undefined) return known;
    const entries = await store.feed(system, position, page);
    if (entries.length > 0) {
      for (const oldest of read.keys()) if (read.size >= pagesKept) read.delete(oldest);
      read.set(position, entries);
    }
    return entries;
  };
}
