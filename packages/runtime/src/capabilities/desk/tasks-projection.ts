import type { Command, Task } from '@mortise/shared/execution';
import { JsonRecord, plainJson } from '@mortise/shared/json';
import { type Scope, serviceScope, type TenantId } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { Projection } from '../../engine/index.ts';
import { type Collection, type Documents, documentChanged, type Put } from '../../ports/documents.ts';
import type { ExecutionRow, ExecutionStore, FeedEntry } from '../../ports/execution-store.ts';
import { roleKeyOf, TaskRecord, tasks, taskTypes } from './task-record.ts';

export type TasksProjectionParts = {
  readonly executions: Pick<ExecutionStore, 'load'>;
  /** Told when a tenant's inboxes changed, for those who watch them. */
  changed?(tenantId: TenantId): void;
};

/** Keeps every inbox: `ask` opens a task, `close` ends it. A task's id is its command's, so the same entry twice changes nothing. */
export function tasksProjection({ executions, changed }: TasksProjectionParts): Projection {
  const knownTypes = new Set<string>();
  return {
    name: 'tasks',
    async apply(entry, documents) {
      const scope = serviceScope(entry.tenantId);
      const at = entry.batch?.at ?? '';
      for (const command of entry.batch?.commands ?? []) {
        if (command.kind === 'ask') {
          const loaded = await executions.load(scope, entry.execution);
          if (loaded) await openTask(documents, scope, at, { row: loaded.row, task: command.task });
          await learnType(documents, scope, command.task.type, knownTypes);
        }
        if (command.kind === 'close') await closeTask(documents, scope, at, command);
      }
      if (touchesTasks(entry)) changed?.(entry.tenantId);
    },
  };
}

function touchesTasks({ batch }: FeedEntry): boolean {
  return (batch?.commands ?? []).some(({ kind }) => kind === 'ask' || kind === 'close');
}

async function openTask(documents: Documents, scope: Scope, openedAt: string, { row, task }: { row: ExecutionRow; task: Task }) {
  const record: TaskRecord = {
    task,
    execution: row.id,
    openedAt,
    conversation: row.conversation,
    businessKey: row.businessKey,
    customer: row.customer,
    incident: incidentIn(task, row.version),
  };
  await putOnce(documents, scope, tasks, { id: task.id, ...stored(record) });
}

async function learnType(documents: Documents, scope: Scope, type: string, known: Set<string>) {
  const key = `${scope.tenantId}/${type}`;
  if (known.has(key)) return;
  await putOnce(documents, scope, taskTypes, { id: type, keys: {}, body: {} });
  known.add(key);
}

async function putOnce(documents: Documents, scope: Scope, collection: Collection, put: Put) {
  try {
    await documents.put(scope, collection, put, 0);
  } catch (error) {
    if (!documentChanged.is(error)) throw error;
  }
}

async function closeTask(documents: Documents, scope: Scope, closedAt: string, command: Extract<Command, { kind: 'close' }>) {
  const found = await documents.get(scope, tasks, command.task);
  if (!found) return;
  const record = TaskRecord.parse(found.body);
  if (record.closedAt !== undefined) return;
  const closed: TaskRecord = { ...record, closedAt, closedBy: command.by, choice: command.choice };
  await documents.put(scope, tasks, { id: command.task, ...stored(closed) }, found.version);
}

function stored(record: TaskRecord) {
  const { task, execution, businessKey, openedAt, closedAt, incident } = record;
  return {
    keys: {
      status: closedAt === undefined ? 'open' : 'done',
      type: task.type,
      role: roleKeyOf(task),
      execution,
      openedAt,
      ...(closedAt === undefined ? {} : { closedAt }),
      ...(businessKey === undefined ? {} : { businessKey }),
      ...(incident === undefined ? {} : { cause: incident.code }),
    },
    body: JsonRecord.parse(plainJson(record)),
    owner: record.customer,
  };
}

const Fault = z.object({ fault: z.object({ code: z.string(), message: z.string() }), flow: z.string(), node: z.string() });

/** The fault behind an incident, and behind the hand-over that an incident became. */
function incidentIn({ data }: Task, version: string): TaskRecord['incident'] {
  const found = Fault.safeParse(data);
  return found.success ? { ...found.data.fault, flow: found.data.flow, node: found.data.node, version } : undefined;
}
