import type { Batch } from '@mortise/shared/execution';
import { type Scope, serviceScope, TenantId } from '@mortise/shared/tenant';
import type { NewExecution, RowChange } from '../ports/execution-store.ts';

/** The runtime's scope inside a tenant named so. */
export function inside(tenant: string): Scope {
  return serviceScope(TenantId.parse(tenant));
}

/** A process of flow `claim` that waits for nothing. */
export function exampleExecution(id: string, changes: Partial<NewExecution> = {}): NewExecution {
  return {
    id,
    flow: 'claim',
    version: 'v1',
    type: 'process',
    environment: 'live',
    status: 'waiting',
    waitingFor: [],
    dispatched: 0,
    ...changes,
  };
}

/** A row that waits for nothing. */
export function exampleChange(changes: Partial<RowChange> = {}): RowChange {
  return { status: 'waiting', due: undefined, waitingFor: [], customer: undefined, version: 'v1', dispatched: 0, ...changes };
}

/** A batch of one heard message, decided at `at`; the customer's words are in its event and in its snapshot. */
export function exampleBatch(id: string, seq: number, words = '你好', at = '2026-03-02T01:00:00.000Z'): Batch {
  return {
    seq,
    at,
    build: 'test',
    snapshotFormat: 1,
    events: [{ type: 'received', at, message: { id: `m${seq}`, text: words } }],
    path: [{ frame: 1, flow: 'claim', node: 'ask', exit: 'answered', outcome: 'leave', set: {}, ms: 0 }],
    commands: [{ kind: 'say', ordinal: seq, conversation: id, replies: [{ text: '收到' }] }],
    snapshot: {
      format: 1,
      id,
      version: 'v1',
      status: 'waiting',
      origin: { channel: 'webhook', environment: 'live', language: 'zh', assurance: 'anonymous' },
      frames: [{ id: 1, flow: 'claim', variables: { words, seq } }],
      tokens: [],
      inbox: [],
      heard: [],
      next: { ordinal: seq + 1, token: 2, frame: 2 },
      steps: seq,
      startedAt: at,
      output: {},
    },
  };
}
