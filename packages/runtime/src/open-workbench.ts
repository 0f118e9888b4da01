import type { TenantId } from '@mortise/shared/tenant';
import type { Workbench } from './api/app-router.ts';
import type { FileAddresses } from './api/file-addresses.ts';
import { type ConversationTokens, openConversationTokens, transcriptProjection } from './capabilities/conversations/index.ts';
import { tasksProjection } from './capabilities/desk/index.ts';
import { openPastExecutions } from './capabilities/rehearsals/index.ts';
import { openWatch, type Watch } from './channels/live/index.ts';
import type { openDesks } from './desks.ts';
import { type NodeCollection, openCrewDuties, openProjector, openRunner, type Projector, type Runner } from './engine/index.ts';
import type { Store } from './open-store.ts';
import type { Ports } from './ports/ports.ts';

export type WorkbenchOptions = {
  readonly store: Store;
  readonly ports: Ports;
  readonly nodes: NodeCollection;
  readonly desks: Pick<ReturnType<typeof openDesks>, 'flows'>;
  readonly addresses: Pick<FileAddresses, 'sign'>;
  /** The product's version, kept with everything it decides. */
  readonly build: string;
  /** Told when a view of the log falls behind. */
  onFault(projection: string, code: string): void;
};

/** The engine at work, and what is derived from its log. */
export type OpenWorkbench = Workbench & {
  readonly runner: Runner;
  readonly projector: Projector;
  readonly watch: Watch;
  readonly conversations: ConversationTokens;
  /** Waits for what is running, then for the views. */
  close(): Promise<void>;
};

/** Opens the runner and everything that follows it. Call `runner.recover` before the first work. */
export async function openWorkbench({ store, ports, nodes, desks, addresses, build, onFault }: WorkbenchOptions): Promise<OpenWorkbench> {
  const { executions, documents, crew } = store;
  const { versions, releases, publishing } = desks.flows;
  const runner = openRunner({ store: executions, versions, nodes, ports, build, crew });
  // The inboxes tell the pages that watch them, and the pages' news waits for the inboxes: tied together here.
  let tellInboxes = (_tenantId: TenantId) => {};
  const projector = await openProjector({
    store: executions,
    documents,
    clock: ports.clock,
    crew,
    projections: [transcriptProjection(executions), tasksProjection({ executions, changed: (tenantId) => tellInboxes(tenantId) })],
    onCommit: (listener) => runner.onCommit(listener),
    onFault,
  });
  const watch = openWatch({ runner, projector });
  tellInboxes = (tenantId) => {
    watch.changed(tenantId, 'tasks');
    watch.changed(tenantId, 'desk');
  };
  // Where another process keeps the inboxes, what touches them is known from what was committed.
  if (crew.isShared) runner.onCommit(({ tenantId, kinds }) => (kinds.includes('ask') || kinds.includes('close')) && tellInboxes(tenantId));
  const duties = openCrewDuties({ crew, runner, clock: ports.clock, onFault });
  const past = openPastExecutions({ executions, versions, nodes, build });
  const conversations = openConversationTokens({ documents, clock: ports.clock });
  return {
    runner,
    projector,
    watch,
    conversations,
    executions: { executions, versions, runner },
    desk: { documents, runner, projector, versions, sign: addresses.sign },
    rehearsals: { executions, past, ports, publishing },
    migrations: { executions, releases, versions, nodes, runner },
    claims: { documents, files: store.files, sign: addresses.sign },
    trial: { runner, ids: ports.ids, publishing, tokenFor: (scope, conversation) => conversations.issue(scope, conversation) },
    async close() {
      watch.close();
      await runner.drain();
      await projector.close();
      await duties.close();
    },
  };
}
