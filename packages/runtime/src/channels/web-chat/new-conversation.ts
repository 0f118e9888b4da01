import { FlowId } from '@mortise/shared/flow';
import { type Scope, TenantId } from '@mortise/shared/tenant';
import { Language } from '@mortise/shared/text';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type ConversationTokens, readEntries } from '../../capabilities/conversations/index.ts';
import type { Projector, Runner } from '../../engine/index.ts';
import type { Documents } from '../../ports/documents.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Allowance } from '../allowance.ts';
import type { PublishedFlow } from '../published-flow.ts';
import { flowNotFound, tenantNotFound, tooMany } from '../refusals.ts';

export type NewConversationParts = {
  readonly runner: Pick<Runner, 'start'>;
  readonly projector: Pick<Projector, 'caughtUp'>;
  readonly documents: Documents;
  readonly tokens: ConversationTokens;
  readonly ids: Ids;
  readonly published: PublishedFlow;
  /** The tenant's front door; `undefined` when there is no such tenant. */
  frontDoor(tenant: TenantId): Promise<string | undefined>;
  readonly allowance: Allowance;
};

const Wish = z.strictObject({ language: Language.default('zh'), flow: FlowId.optional() });
const Params = z.object({ tenant: z.string().max(64) });

/** `POST /chat/TENANT/conversations`: starts the front door, or another published dialog, and gives its bearer token. */
export function registerNewConversation(app: FastifyInstance, parts: NewConversationParts): void {
  app.post('/chat/:tenant/conversations', { bodyLimit: 4096 }, async (request) => {
    const waitMs = parts.allowance.take(request.ip);
    if (waitMs > 0) throw tooMany({ waitMs });
    const tenant = TenantId.safeParse(Params.parse(request.params).tenant);
    const frontDoor = tenant.success ? await parts.frontDoor(tenant.data) : undefined;
    if (!tenant.success || frontDoor === undefined) throw tenantNotFound({ tenant: Params.parse(request.params).tenant });
    const { language, flow = frontDoor } = Wish.parse(request.body ?? {});

    const conversation = parts.ids.next();
    const scope: Scope = { tenantId: tenant.data, actor: `customer:${conversation}`, roles: ['customer'] };
    const found = await parts.published(scope, flow);
    if (found?.type !== 'dialog') throw flowNotFound({ flow });
    const origin = { channel: 'web-chat', environment: 'live', conversation, language, assurance: 'anonymous' } as const;
    await parts.runner.start(scope, { version: found.version, input: {}, origin, id: conversation });
    const token = await parts.tokens.issue(scope, conversation);
    await parts.projector.caughtUp();
    return { conversation, token, entries: await readEntries(parts.documents, scope, conversation, 0) };
  });
}
