import type { TenantId } from '@mortise/shared/tenant';
import type { Clock } from '../ports/clock.ts';

export type Timers = ReturnType<typeof openTimers>;

/** Wakes executions when their earliest timer is due. The log says what is due; this only remembers to look. */
export function openTimers(clock: Clock, fire: (tenantId: TenantId, id: string) => Promise<void>) {
  const armed = new Map<string, { readonly due: string; readonly cancel: () => void }>();
  const retryMs = 5_000;
  const arm = (tenantId: TenantId, id: string, due: string, at: number) => {
    const name = `${tenantId} ${id}`;
    const cancel = clock.at(at, () => {
      armed.delete(name);
      // A store that is away comes back; the execution keeps its timer until it was heard.
      fire(tenantId, id).catch(() => arm(tenantId, id, due, clock.now() + retryMs));
    });
    armed.set(name, { due, cancel });
  };
  return {
    schedule(tenantId: TenantId, id: string, due: string | undefined): void {
      const name = `${tenantId} ${id}`;
      const known = armed.get(name);
      if (known?.due === due) return;
      known?.cancel();
      armed.delete(name);
      if (due !== undefined) arm(tenantId, id, due, Date.parse(due));
    },
    close(): void {
      for (const { cancel } of armed.values()) cancel();
      armed.clear();
    },
  };
}
