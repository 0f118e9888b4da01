import { Instant, Task } from '@mortise/shared/execution';
import { Json } from '@mortise/shared/json';
import type { Scope } from '@mortise/shared/tenant';
import { Text } from '@mortise/shared/text';
import { z } from 'zod';
import type { Collection } from '../../ports/documents.ts';

/** Work for people, derived from the log: one document per task, for ever. */
export const tasks: Collection = {
  name: 'tasks',
  indexes: ['status', 'type', 'role', 'execution', 'businessKey', 'openedAt', 'closedAt', 'cause'],
};

/** The types of tasks a tenant ever had, one document each: what `counts` counts. */
export const taskTypes: Collection = { name: 'task-types', indexes: [] };

/** The role key of incidents: builders, approvers and admins share them. */
export const operations = 'operations';

/** Where a fault happened and which, for an incident. */
export const Incident = z.strictObject({
  code: z.string(),
  message: z.string(),
  flow: z.string(),
  node: z.string(),
  /** The hash of the version it runs. */
  version: z.string(),
});

/** A task as it is stored. */
export const TaskRecord = z.strictObject({
  task: Task,
  execution: z.string(),
  conversation: z.string().optional(),
  businessKey: z.string().optional(),
  customer: z.string().optional(),
  openedAt: Instant,
  closedAt: Instant.optional(),
  closedBy: z.string().optional(),
  choice: z.string().optional(),
  incident: Incident.optional(),
});
export type TaskRecord = z.infer<typeof TaskRecord>;

/** A task in an inbox. `summary` is what the card shows of the task's data. */
export const TaskRow = z.strictObject({
  id: z.string(),
  type: z.string(),
  title: Text,
  role: z.string(),
  execution: z.string(),
  conversation: z.string().optional(),
  businessKey: z.string().optional(),
  openedAt: Instant,
  due: Instant.optional(),
  closedAt: Instant.optional(),
  closedBy: z.string().optional(),
  choice: z.string().optional(),
  summary: Json,
});
export type TaskRow = z.infer<typeof TaskRow>;

/** Whose inbox a task is in: its role's; incidents are everybody's who runs flows. */
export function roleKeyOf(task: Task): string {
  return task.type === 'incident' ? operations : task.role;
}

/** The inboxes a reader works from; `undefined` means all (admin). */
export function inboxesOf({ roles }: Scope): readonly string[] | undefined {
  if (roles.includes('admin')) return undefined;
  return roles.includes('builder') || roles.includes('approver') ? [...roles, operations] : roles;
}
