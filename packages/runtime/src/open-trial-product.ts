import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExecutionStatus } from '@mortise/shared/execution';
import type { FlowGraph } from '@mortise/shared/flow';
import type { JsonRecord } from '@mortise/shared/json';
import type { Scope } from '@mortise/shared/tenant';
import { systemClock } from './adapters/system/clock.ts';
import { systemIds } from './adapters/system/ids.ts';
import { readMasterKey } from './adapters/vault/master-key.ts';
import { fillDrafts } from './capabilities/flows/index.ts';
import type { Config } from './config.ts';
import { openDesks, templateDesk } from './desks.ts';
import { openPorts, productNodes } from './open-ports.ts';
import { openStore } from './open-store.ts';
import { openWorkbench } from './open-workbench.ts';
import { version as build } from './version.ts';

/** How a run went: `variables` of the flow itself, `path` as the steps were left, `said` in order. */
export type Run = {
  readonly status: ExecutionStatus;
  readonly variables: JsonRecord;
  readonly path: readonly { readonly flow: string; readonly node: string; readonly exit?: string | undefined }[];
  readonly said: readonly string[];
};

/** The engine with everything around it but the listeners, on a folder that will be thrown away. */
export async function openTrialProduct(folder: string, config: Pick<Config, 'egress'>) {
  const clock = systemClock();
  const ids = systemIds(clock);
  const store = await openStore({ folder, masterKey: await readMasterKey(folder), clock, ids, durable: false });
  const { nodes, parts } = await productNodes();
  const desks = openDesks({ ...store, clock }, { nodes: nodes.specs, demo: false });
  const ports = openPorts({ store, clock, ids, connections: desks.connections, outbox: desks.outbox, parts, egress: config.egress });
  const addresses = { sign: () => '' };
  const { runner, ...workbench } = await openWorkbench({ store, ports, nodes, desks, addresses, build, onFault: () => {} });

  return {
    /** Takes the drawing as a draft, with the drafts of the template's folder when there is one, and closes its world. */
    async prepare(scope: Scope, graph: FlowGraph, template: string) {
      if (await isTemplate(template)) await fillDrafts(templateDesk(desks), scope, template);
      const before = await desks.flows.drafts.load(scope, graph.id);
      await desks.flows.drafts.save(scope, graph, before?.draftVersion ?? 0);
      return desks.flows.publishing.prepareTrial(scope, graph.id);
    },

    /** Starts the version, says what is to be said whenever the flow rests, and tells how it went. */
    async run(
      scope: Scope,
      run: { readonly version: string; readonly input: JsonRecord; readonly say: readonly string[]; readonly signal: AbortSignal },
    ): Promise<Run> {
      const origin = { channel: 'command', environment: 'test', language: 'zh', assurance: 'anonymous' } as const;
      const { id } = await runner.start(scope, { version: run.version, input: run.input, origin });
      await runner.settled(scope, id, run.signal);
      for (const text of run.say) {
        await runner.receive(scope, id, { id: ids.next(), text });
        await runner.settled(scope, id, run.signal);
      }
      const batches = await store.executions.batches(scope, id);
      const last = (await store.executions.load(scope, id))?.last.snapshot;
      const root = last?.frames.find(({ caller }) => caller === undefined);
      return {
        status: last?.status ?? 'running',
        variables: root?.variables ?? last?.output ?? {},
        path: batches.flatMap(({ path }) => path.map(({ flow, node, exit }) => ({ flow, node, exit }))),
        said: batches.flatMap(({ commands }) =>
          commands.flatMap((command) => (command.kind === 'say' ? command.replies.map(({ text }) => text) : [])),
        ),
      };
    },

    async close() {
      await workbench.close();
      await ports.close();
      await store.close();
    },
  };
}

function isTemplate(folder: string): Promise<boolean> {
  return access(join(folder, 'template.json')).then(
    () => true,
    () => false,
  );
}
