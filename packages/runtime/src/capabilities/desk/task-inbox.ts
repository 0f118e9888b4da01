import { FileRef, Task } from '@mortise/shared/execution';
import { defineFault } from '@mortise/shared/fault';
import { Json } from '@mortise/shared/json';
import type { Scope } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { Document, Documents, Filter } from '../../ports/documents.ts';
import type { Page, PageRequest } from '../../ports/execution-store.ts';
import { maskData } from '../executions/index.ts';
import { inboxesOf, TaskRecord, TaskRow, tasks, taskTypes } from './task-record.ts';

/** There is no such task, or it is not for this reader: answered alike. */
export const taskNotFound = defineFault<{ task: string }>('task.not-found', 'caller', ({ task }) => `there is no task ${task}`);

/** A task opened: what there is to see and to choose. Photo addresses are signed and live for five minutes. */
export const OpenedTask = TaskRow.extend({
  choices: Task.shape.choices.readonly(),
  data: Json,
  photos: z.array(z.strictObject({ url: z.string(), name: z.string() })).readonly(),
  incident: TaskRecord.shape.incident,
});
export type OpenedTask = z.infer<typeof OpenedTask>;

/** Gives a stored file a signed address that lives for five minutes. */
export type SignedAddress = (scope: Scope, file: FileRef) => string;

export type TaskQuery = {
  readonly types?: readonly string[] | undefined;
  readonly status: 'open' | 'done';
  readonly search?: string | undefined;
};

/** The reader's tasks, oldest open first, newest done first. `search` is the beginning of a business key. */
export async function listTasks(documents: Documents, scope: Scope, query: TaskQuery, page: PageRequest): Promise<Page<TaskRow>> {
  const filter = { ...inboxFilter(scope), ...queryFilter(query) };
  const sort = query.status === 'open' ? { by: 'openedAt', order: 'asc' as const } : { by: 'closedAt', order: 'desc' as const };
  const found = await documents.find(scope, tasks, filter, sort, page);
  return { items: found.items.map((document) => rowFrom(scope, recordOf(document))), next: found.next };
}

/** One task of the reader's inboxes. Throws `task.not-found`, for a foreign one too. */
export async function findTask(documents: Documents, scope: Scope, id: string): Promise<TaskRecord> {
  const document = await documents.get(scope, tasks, id);
  const inboxes = inboxesOf(scope);
  const mine = document && (inboxes === undefined || inboxes.includes(String(document.keys.role)));
  if (!mine) throw taskNotFound({ task: id });
  return recordOf(document);
}

/** A task with its data and photographs. Throws `task.not-found`. */
export async function openTask(documents: Documents, sign: SignedAddress, scope: Scope, id: string): Promise<OpenedTask> {
  const record = await findTask(documents, scope, id);
  const photos = photosIn(record.task.data).map((file, index) => ({ url: sign(scope, file), name: file.name ?? `${index + 1}` }));
  const row = rowFrom(scope, record);
  return {
    ...row,
    choices: record.task.choices,
    data: maskData(scope, record.task.data),
    photos,
    ...(record.incident === undefined ? {} : { incident: record.incident }),
  };
}

/** How many open tasks the reader has, by type. */
export async function countTasks(documents: Documents, scope: Scope): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const types = await documents.find(scope, taskTypes, {}, { by: 'id', order: 'asc' }, { limit: 200 });
  for (const { id: type } of types.items) {
    const n = await documents.count(scope, tasks, { ...inboxFilter(scope), status: 'open', type });
    if (n > 0) counts[type] = n;
  }
  return counts;
}

/** A record out of its document. */
export function recordOf({ body }: Document): TaskRecord {
  return TaskRecord.parse(body);
}

/** A record as its row in an inbox, masked for the reader. */
export function rowFrom(scope: Scope, { task, incident: _incident, customer: _customer, ...record }: TaskRecord): TaskRow {
  const { id, type, title, role, due } = task;
  return { ...record, id, type, title, role, ...(due === undefined ? {} : { due }), summary: maskData(scope, summaryOf(task.data)) };
}

function inboxFilter(scope: Scope): Filter {
  const inboxes = inboxesOf(scope);
  return inboxes === undefined ? {} : { role: inboxes };
}

function queryFilter({ types, status, search }: TaskQuery): Filter {
  return {
    status,
    ...(types === undefined ? {} : { type: types }),
    ...(search === undefined ? {} : { businessKey: { from: search, to: `${search}\uffff` } }),
  };
}

const Summarised = z.looseObject({ summary: Json });
const Members = z.record(z.string(), Json);

/** What a card shows: the data's own `summary`, else its first eight plain members. */
function summaryOf(data: Json): Json {
  const own = Summarised.safeParse(data);
  if (own.success) return own.data.summary;
  const members = Members.safeParse(data);
  if (!members.success) return null;
  const plain = Object.entries(members.data).filter(([, value]) => typeof value !== 'object');
  return Object.fromEntries(plain.slice(0, 8));
}

/** Every stored image inside a task's data, once each, in order. */
function photosIn(data: Json): readonly FileRef[] {
  const found = new Map<string, FileRef>();
  const look = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    const file = FileRef.safeParse(value);
    if (file.success) {
      if (file.data.type.startsWith('image/')) found.set(file.data.file, file.data);
      return;
    }
    for (const member of Object.values(value)) look(member);
  };
  look(data);
  return [...found.values()].slice(0, 100);
}
