import { defineFault, type Fault } from '@mortise/shared/fault';
import { Problem } from '@mortise/shared/flow';
import { type TRPCClient, TRPCClientError } from '@trpc/client';
import { z } from 'zod';
import type { AppRouter } from '../api/contract.ts';
import { notPublishable, type Release, type TemplateDesk } from '../capabilities/flows/index.ts';

/** The server refused, in its own words. */
const refused = defineFault<{ code: string; message: string }>('server.refused', 'caller', ({ code, message }) => `${code}: ${message}`);

const Told = z.object({
  fault: z.object({ code: z.string(), message: z.string(), facts: z.record(z.string(), z.unknown()) }),
  problems: z.array(Problem).optional(),
});

/** A product's flows over its API. The scope of every call is the token's, whatever is given. */
export function remoteDesk(client: TRPCClient<AppRouter>): TemplateDesk {
  const live = async (flow: string): Promise<Release | undefined> => {
    const [newest] = (await orUndefined(client.flows.versions.query({ id: flow, limit: 1 })))?.items ?? [];
    return newest && { flow, ...newest };
  };
  return {
    drafts: {
      load: (_scope, id) => orUndefined(client.flows.open.query({ id })),
      async save(_scope, graph, ifVersion) {
        const { id, name, type } = graph;
        const before = ifVersion > 0 ? ifVersion : (await told(client.flows.create.mutate({ id, name, type }))).draftVersion;
        return told(client.flows.save.mutate({ id, graph, ifVersion: before }));
      },
    },
    releases: { live: (_scope, flow) => live(flow) },
    resources: {
      load: (_scope, kind, id) => orUndefined(client.resources.open.query({ kind, id })),
      save: (_scope, resource) => told(client.resources.save.mutate(resource)),
    },
    publishing: {
      async publish(_scope, { flow, message, ifVersion }) {
        const { number, hash } = await told(client.flows.publish.mutate({ id: flow, message, ifVersion }));
        return (await live(flow)) ?? { flow, number, hash, message, author: '', publishedAt: '' };
      },
    },
    setFrontDoor: async (_scope, flow) => void (await told(client.flows.setFrontDoor.mutate({ id: flow }))),
  };
}

/** An answer, or the server's refusal as a fault of ours. */
export async function told<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((error) => {
    throw faultFrom(error);
  });
}

/** An answer, or `undefined` for what is not there. */
async function orUndefined<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((error) => {
    if (error instanceof TRPCClientError && Told.safeParse(error.data).data?.fault.code.endsWith('.not-found')) return undefined;
    throw faultFrom(error);
  });
}

function faultFrom(error: unknown): Fault {
  const data = error instanceof TRPCClientError ? Told.safeParse(error.data).data : undefined;
  if (!data) return refused({ code: 'server.not-reached', message: error instanceof Error ? error.message : 'no answer' }, error);
  const { code, message } = data.fault;
  if (code === notPublishable.code)
    return notPublishable({ flow: String(data.fault.facts.flow), errors: data.problems?.length ?? 0 }, data.problems);
  return refused({ code, message });
}
