import { Instant } from '@mortise/shared/execution';
import type { Scope } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { Documents } from '../../ports/documents.ts';
import type { ExecutionSources } from '../executions/index.ts';
import { recordOf } from './task-inbox.ts';
import { type TaskRecord, tasks } from './task-record.ts';

/** Open incidents of one cause at one step: what an operator mends at once. `tasks` holds the oldest 50. */
export const IncidentGroup = z.strictObject({
  cause: z.strictObject({ code: z.string(), message: z.string() }),
  flow: z.string(),
  node: z.string(),
  nodeLabel: z.string().optional(),
  count: z.int(),
  customers: z.int(),
  oldest: Instant,
  tasks: z.array(z.string()).readonly(),
});
export type IncidentGroup = z.infer<typeof IncidentGroup>;

type Versions = ExecutionSources['versions'];

const mostRead = 10_000;
const tasksShown = 50;

/** Open incidents by fault code, flow and step, the largest group first. Reads at most 10,000 incidents. */
export async function groupIncidents(documents: Documents, versions: Versions, scope: Scope): Promise<readonly IncidentGroup[]> {
  const groups = new Map<string, TaskRecord[]>();
  let cursor: string | undefined;
  let read = 0;
  do {
    const page = await documents.find(
      scope,
      tasks,
      { type: 'incident', status: 'open' },
      { by: 'openedAt', order: 'asc' },
      { limit: 200, cursor },
    );
    for (const document of page.items) {
      const record = recordOf(document);
      const key = JSON.stringify([record.incident?.code, record.incident?.flow, record.incident?.node]);
      const group = groups.get(key);
      if (group) group.push(record);
      else groups.set(key, [record]);
    }
    read += page.items.length;
    cursor = page.next;
  } while (cursor !== undefined && read < mostRead);
  const grouped = await Promise.all([...groups.values()].map((records) => groupOf(records, versions, scope)));
  return grouped.sort((a, b) => b.count - a.count || (a.oldest < b.oldest ? -1 : 1));
}

async function groupOf(records: readonly TaskRecord[], versions: Versions, scope: Scope): Promise<IncidentGroup> {
  const [first] = records;
  const incident = first?.incident;
  const closure = incident && (await versions.load(scope, incident.version));
  const nodeLabel = closure?.flows[incident?.flow ?? '']?.nodes.find(({ id }) => id === incident?.node)?.label;
  return {
    cause: { code: incident?.code ?? 'unknown', message: incident?.message ?? '' },
    flow: incident?.flow ?? '',
    node: incident?.node ?? '',
    ...(nodeLabel === undefined ? {} : { nodeLabel }),
    count: records.length,
    customers: new Set(records.map(({ customer, conversation, execution }) => customer ?? conversation ?? execution)).size,
    oldest: first?.openedAt ?? '',
    tasks: records.slice(0, tasksShown).map(({ task }) => task.id),
  };
}
