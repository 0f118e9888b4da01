import type { FeedEntry } from '../ports/execution-store.ts';

/**
 * Parts entries of the feed into lanes that have nothing to do with each other: within an execution, and within a conversation that several
 * executions speak in, all stay in one lane and in order. Lanes may be applied side by side.
 */
export function lanesOf(entries: readonly FeedEntry[]): readonly (readonly FeedEntry[])[] {
  const laneOf = new Map<string, FeedEntry[]>();
  for (const entry of entries) {
    const names = namesOf(entry);
    const met = [...new Set(names.flatMap((name) => laneOf.get(name) ?? []))];
    const lane = [...met, entry].sort((one, other) => one.position - other.position);
    for (const name of [...met.flatMap(namesOf), ...names]) laneOf.set(name, lane);
  }
  return [...new Set(laneOf.values())];
}

/** What an entry belongs to, each within its tenant. A conversation is called like the execution that began it. */
function namesOf({ tenantId, execution, batch }: FeedEntry): readonly string[] {
  const spoken = (batch?.commands ?? []).flatMap((command) => (command.kind === 'say' ? [command.conversation] : []));
  return [...new Set([execution, ...spoken])].map((name) => `${tenantId} ${name}`);
}
