import type { Scope } from '@mortise/shared/tenant';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import { openAllowance } from '../allowance.ts';
import { tooMany } from '../refusals.ts';
import { closing, tell, watchHeartbeat } from '../sockets.ts';
import { toldFault } from '../told-fault.ts';
import { readFrame } from '../web-chat/client-message.ts';
import type { Watch } from './watch.ts';

/** What a page watches: one of the lists, or one thing by its id. A new list replaces the one before. */
const Wish = z.strictObject({
  watch: z.array(z.string().regex(/^(tasks|desk|(execution|flow|conversation):[\w:.-]{1,200})$/)).max(50),
});

export type LiveParts = {
  readonly clock: Clock;
  readonly watch: Watch;
  /** The staff behind an upgrade request, its origin checked; `undefined` refuses it. */
  staffScope(request: FastifyRequest): Promise<Scope | undefined>;
};

/**
 * `/live`: tells staff that something changed; the page fetches it again by the API, which checks their rights. Nothing personal passes
 * here. Ids of other tenants are silent like ids that do not exist.
 */
export async function live(app: FastifyInstance, { watch, clock, staffScope }: LiveParts): Promise<void> {
  const scopes = new WeakMap<FastifyRequest, Scope>();
  const perSession = openAllowance(clock, { burst: 60, refillMs: 500 });

  const signedIn = async (request: FastifyRequest, reply: FastifyReply) => {
    const scope = await staffScope(request);
    if (!scope) return reply.code(401).send({ code: 'session.required', message: 'sign in first', requestId: request.id });
    scopes.set(request, scope);
  };

  app.get('/live', { websocket: true, preValidation: signedIn }, (socket, request) => {
    const scope = scopes.get(request);
    if (!scope) return socket.close(closing.refused, 'session.required');
    const watcher = watch.open(scope.tenantId, (news) => tell(socket, news));
    const stopHeartbeat = watchHeartbeat(socket, clock);
    socket.on('message', (data, isBinary) => {
      try {
        const waitMs = perSession.take(`${scope.tenantId}/${scope.actor}`);
        if (waitMs > 0) throw tooMany({ waitMs });
        watcher.topics(readFrame(Wish, isBinary ? '' : data.toString()).watch);
      } catch (error) {
        tell(socket, { fault: toldFault(error) });
      }
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      stopHeartbeat();
      watcher.close();
    });
  });
}
