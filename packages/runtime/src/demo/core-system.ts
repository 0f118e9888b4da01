import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { openPaymentLedger } from './core-system-ledger.ts';
import { type CoreAnswer, coreRoutes } from './core-system-routes.ts';

export type CoreSystemOptions = {
  /** 0 takes a free one. */
  readonly port: number;
  /** The ledger's file. */
  readonly file: string;
  /** The key of each insurer (tenant id → key): it decides whose policies and payments are seen. */
  readonly apiKeys: Readonly<Record<string, string>>;
  readonly now?: () => number;
};

/** A stand-in for an insurer's core system: real HTTP, a real ledger, made-up people. Listens on this machine only; every answer says `x-demo: true`. */
export async function openCoreSystem({
  port,
  file,
  apiKeys,
  now = Date.now,
}: CoreSystemOptions): Promise<{ readonly url: string; close(): Promise<void> }> {
  const ledger = openPaymentLedger(file);
  const answer = coreRoutes(ledger, now);
  const server = createServer((request, response) => {
    hear(request)
      .then((body) => {
        const url = new URL(request.url ?? '/', 'http://core');
        const insurer = insurerOf(apiKeys, request.headers['x-api-key']);
        if (url.pathname === '/healthz') return tell(response, { status: 200, body: { ok: true } });
        if (insurer === undefined) return tell(response, { status: 401, body: { error: 'no such key' } });
        const key = [request.headers['idempotency-key']].flat()[0];
        tell(response, answer({ insurer, method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, key, body }));
      })
      .catch(() => tell(response, { status: 400, body: { error: 'the request cannot be read' } }));
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', done);
  });
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`,
    async close() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
      ledger.close();
    },
  };
}

/** Reads a JSON body of at most 64 KB; nothing is null. */
async function hear(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > 64 * 1024) throw new Error('too long');
    chunks.push(chunk);
  }
  return bytes === 0 ? null : JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function tell(response: ServerResponse, { status, body, drop = false, delayMs = 0 }: CoreAnswer): void {
  if (drop) {
    response.socket?.destroy();
    return;
  }
  const write = () =>
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'x-demo': 'true' }).end(JSON.stringify(body));
  if (delayMs > 0) setTimeout(write, delayMs).unref();
  else write();
}

/** Compared in constant time: a key is not to be guessed by how long a refusal takes. */
function insurerOf(apiKeys: Readonly<Record<string, string>>, given: string | string[] | undefined): string | undefined {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  const asked = hash([given].flat()[0] ?? '');
  return Object.entries(apiKeys).find(([, key]) => key !== '' && timingSafeEqual(hash(key), asked))?.[0];
}
