import type { Command, ExecutionState } from '@mortise/shared/execution';
import { JsonRecord } from '@mortise/shared/json';
import { type Scope, serviceScope } from '@mortise/shared/tenant';
import type { Projection } from '../../engine/index.ts';
import { type Collection, type Documents, documentChanged, type Put } from '../../ports/documents.ts';
import type { FeedEntry } from '../../ports/execution-store.ts';
import { roleKeyOf, TaskRecord, tasks, taskTypes } from './task-record.ts';

/** Keeps every inbox: `ask` opens a task, `close` ends it. A task's id is its command's, so the same entry twice changes nothing. */
export function tasksProjection(): Projection {
  const knownTypes = new Set<string>();
  return {
    name: 'tasks',
    async apply(entry, documents) {
      const scope = serviceScope(entry.tenantId);
      for (const command of entry.batch.commands) {
        if (command.kind === 'ask') {
          await openTask(documents, scope, entry, command);
          await learnType(documents, scope, command.task.type, knownTypes);
        }
        if (command.kind === 'close') await closeTask(documents, scope, entry, command);
      }
    },
  };
}

/** Whether a batch opens or closes a task: whoever watches an inbox looks again. */
export function touchesTasks({ batch }: FeedEntry): boolean {
  return batch.commands.some(({ kind }) => kind === 'ask' || kind === 'close');
}

async function openTask(documents: Documents, scope: Scope, { execution, batch }: FeedEntry, { task }: Extract<Command, { kind: 'ask' }>) {
  const { origin } = batch.snapshot;
  const incident = incidentOf(batch.snapshot, task.id);
  const record: TaskRecord = {
    task,
    execution,
    openedAt: batch.at,
    ...(origin.conversation === undefined ? {} : { conversation: origin.conversation }),
    ...(origin.businessKey === undefined ? {} : { businessKey: origin.businessKey }),
    ...(origin.customer === undefined ? {} : { customer: origin.customer }),
    ...(incident === undefined ? {} : { incident }),
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

async function closeTask(documents: Documents, scope: Scope, { batch }: FeedEntry, command: Extract<Command, { kind: 'close' }>) {
  const found = await documents.get(scope, tasks, command.task);
  if (!found) return;
  const record = TaskRecord.parse(found.body);
  if (record.closedAt !== undefined) return;
  const closed: TaskRecord = { ...record, closedAt: batch.at, closedBy: command.by, choice: command.choice };
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
    body: JsonRecord.parse(record),
    owner: record.customer,
  };
}

/** The fault behind an incident: the stuck token names it. */
function incidentOf({ tokens, frames, version }: ExecutionState, task: string): TaskRecord['incident'] {
  for (const { phase, frame, node } of tokens) {
    if (phase.is !== 'stuck' || phase.incident.id !== task) continue;
    const flow = frames.find(({ id }) => id === frame)?.flow ?? '';
    return { code: phase.fault.code, message: phase.fault.message, flow, node, version };
  }
  return undefined;
}
