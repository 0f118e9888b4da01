export { deskRouter } from './desk.router.ts';
export { IncidentGroup } from './incident-groups.ts';
export { IncidentChoice, incidentsRouter } from './incidents.router.ts';
export { findTask, OpenedTask, type SignedAddress, taskNotFound } from './task-inbox.ts';
export { TaskRow } from './task-record.ts';
export { type DeskParts, tasksRouter } from './tasks.router.ts';
export { tasksProjection } from './tasks-projection.ts';
