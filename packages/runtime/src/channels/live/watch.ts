import type { TenantId } from '@mortise/shared/tenant';
import type { Committed, Progress, Projector, Runner } from '../../engine/index.ts';

/** What a watching page is told. */
export type LiveNews =
  | { readonly changed: string; readonly seq?: number }
  | { readonly progress: { readonly execution: string; readonly node: string; readonly share: number } };

type Watcher = { readonly tenantId: TenantId; topics: ReadonlySet<string>; tell(news: LiveNews): void };

/** Who watches what, within each tenant. */
export interface Watch {
  open(tenantId: TenantId, tell: (news: LiveNews) => void): { topics(topics: readonly string[]): void; close(): void };
  /** Something changed that is no execution's: `flow:ID`, `tasks`, `desk`. */
  changed(tenantId: TenantId, topic: string): void;
  close(): void;
}

type Parts = { readonly runner: Pick<Runner, 'onCommit' | 'onProgress'>; readonly projector: Pick<Projector, 'caughtUp'> };

/**
 * Turns commits into news, after every projection has them: who fetches then sees them. Commits that come in quick succession are told
 * once, with the newest number. Costs nothing while nobody watches.
 */
export function openWatch({ runner, projector }: Parts): Watch {
  const watchers = new Set<Watcher>();
  let pending = new Map<string, { readonly tenantId: TenantId; readonly news: Extract<LiveNews, { changed: string }> }>();
  let telling = false;

  function note(tenantId: TenantId, changed: string, seq?: number): void {
    if (![...watchers].some((watcher) => watcher.tenantId === tenantId && watcher.topics.has(changed))) return;
    pending.set(`${tenantId}/${changed}`, { tenantId, news: { changed, ...(seq === undefined ? {} : { seq }) } });
    if (!telling) void tellAll();
  }

  async function tellAll(): Promise<void> {
    telling = true;
    try {
      while (pending.size > 0) {
        // A projection that lags retries by itself; the news is worth telling all the same.
        await projector.caughtUp().catch(() => {});
        const batch = pending;
        pending = new Map();
        for (const { tenantId, news } of batch.values()) send(tenantId, news.changed, news);
      }
    } finally {
      telling = false;
    }
  }

  function send(tenantId: TenantId, topic: string, news: LiveNews): void {
    for (const watcher of watchers) if (watcher.tenantId === tenantId && watcher.topics.has(topic)) watcher.tell(news);
  }

  const stops = [
    runner.onCommit(({ tenantId, execution, seq, conversation }: Committed) => {
      note(tenantId, `execution:${execution}`, seq);
      if (conversation !== undefined) note(tenantId, `conversation:${conversation}`);
    }),
    runner.onProgress(({ tenantId, execution, node, share }: Progress) =>
      send(tenantId, `execution:${execution}`, { progress: { execution, node, share } }),
    ),
  ];

  return {
    open(tenantId, tell) {
      const watcher: Watcher = { tenantId, topics: new Set(), tell };
      watchers.add(watcher);
      return {
        topics: (topics) => {
          watcher.topics = new Set(topics);
        },
        close: () => void watchers.delete(watcher),
      };
    },
    changed: (tenantId, topic) => note(tenantId, topic),
    close() {
      for (const stop of stops) stop();
      watchers.clear();
    },
  };
}
