import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimRegister, openProduct, type Product, quickPasswords, readConfig } from '@mortise/runtime/testkit';
import { claimNumberOf } from '@mortise/shared/claim';
import { serviceScope, TenantId } from '@mortise/shared/tenant';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Known, sampleInput } from './sample-input.ts';

/** A word that only the first tenant's data holds: wherever it turns up, something leaked. */
const mark = '机密甲方';
const victim = serviceScope(TenantId.parse('anhe'));
const intruder = serviceScope(TenantId.parse('hengtai'));
const everyRole = ['builder', 'approver', 'agent', 'reviewer', 'admin'] as const;

/** Procedures for anybody: they tell nothing of a tenant. */
const forAnybody = ['session.hints', 'session.signIn', 'session.signOut', 'session.me'];
/** Procedures that make something of one's own under any name, and so succeed: they go last, for what they make can be found afterwards. */
const making = ['flows.create', 'people.create', 'tokens.create', 'connections.save', 'resources.save'];

/** Reads a claim under review with all its files: the journey of the photographed receipt has one, this one has none. */
const needsACase = 'claims.review';

/** Every route, and what an outsider meets there. A new route is not in here: say which it is. */
const routes: Readonly<Record<string, 'procedures' | 'public' | 'bearer' | 'staff socket'>> = {
  'GET /healthz': 'public',
  'GET /readyz': 'public',
  'GET /': 'public',
  'GET /*': 'public',
  'GET /c/:tenant': 'public',
  'GET /embed.js': 'public',
  'GET /openapi.json': 'public',
  'GET /chat/socket': 'public',
  'POST /chat/:tenant/conversations': 'public',
  'POST /chat/files': 'bearer',
  'POST /hooks/:tenant/:flow': 'bearer',
  'GET /live': 'staff socket',
  ...Object.fromEntries(
    ['DELETE', 'GET', 'PATCH', 'POST', 'PUT', 'QUERY', 'TRACE'].map((method) => [`${method} /trpc/:path`, 'procedures' as const]),
  ),
};

let folder: string;
let product: Product;
let theirs: Awaited<ReturnType<typeof settle>>;
let token: string;

const Conversation = z.object({ conversation: z.string() });
const Tasks = z.object({ result: z.object({ data: z.object({ items: z.array(z.object({ id: z.string() })) }) }) });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mortise-isolation-'));
  const config = readConfig({ port: 0, data: folder, demo: true, log: 'silent' }, {});
  product = await openProduct(config, { log: { mask: (text) => text }, passwords: quickPasswords() });
  await product.ready;
  theirs = await settle();
  token = (await product.desks.tokens.create(intruder, { name: 'intruder', roles: everyRole, expiresInDays: 1 })).token;
});
afterAll(async () => {
  await product.close();
  await rm(folder, { recursive: true, force: true });
});

/** Gives the first tenant one of everything, each with the mark in it; gives the ids by procedure group. */
async function settle() {
  const { desks, workbench, address } = product;
  const person = await desks.people.create(victim, { user: 'marked', name: mark, password: 'a long password', roles: ['agent'] });
  const about = { policyNumber: 'P-1', customerId: 'c-1', plan: { id: 'medical', version: 1 } };
  const by = { key: 'isolation', at: '2026-03-02T01:00:00.000Z', zone: 'Asia/Shanghai', random: () => new Uint8Array(8) };
  const claim = (await claimRegister(workbench.desk.documents).open(victim, about, by)).number;
  const apiToken = await desks.tokens.create(victim, { name: mark, roles: everyRole, expiresInDays: 1 });
  await desks.connections.save(victim, {
    system: 'marked',
    environment: 'live',
    baseUrl: 'https://core.example',
    secrets: { apiKey: mark },
  });
  await desks.outbox.send(victim, { id: 'marked', to: '138****8000', text: mark });
  const faq = { id: 'marked', articles: [{ id: 'a', questions: [mark], answer: { zh: mark, en: mark } }] };
  await desks.resources.save(victim, { kind: 'knowledge', id: 'marked', body: faq, ifVersion: 0 });
  const draft = await desks.flows.drafts.load(victim, 'front-desk');
  if (!draft) throw new Error('the demo has no front desk');
  await desks.flows.drafts.save(victim, { ...draft.graph, name: { zh: mark, en: mark } }, draft.draftVersion);
  const started = await fetch(`${address}/chat/anhe/conversations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const { conversation } = Conversation.parse(await started.json());
  await workbench.runner.receive(victim, conversation, { id: 'm1', text: mark });
  await workbench.runner.receive(victim, conversation, { id: 'm2', text: '转人工' });
  await workbench.runner.settled(victim, conversation, AbortSignal.timeout(20_000));
  await workbench.projector.caughtUp();
  const listed = await call('tasks.list', { status: 'open' }, { query: true, token: apiToken.token });
  const task = Tasks.parse(await listed.json()).result.data.items[0]?.id ?? '';
  const version = (await desks.flows.releases.live(victim, 'front-desk'))?.hash ?? '';
  const own = {
    flow: 'front-desk',
    execution: conversation,
    task,
    person: person.id,
    token: apiToken.id,
    resource: 'marked',
    claim,
    version,
  };
  return { token: apiToken.token, ids: idsOf(own) };
}

type Named = {
  flow: string;
  execution: string;
  task: string;
  person: string;
  token: string;
  resource: string;
  claim: string;
  version: string;
};

/** What each group of procedures calls its ids. */
function idsOf({ flow, execution, task, person, token: apiToken, resource, claim, version }: Named): Readonly<Record<string, Known>> {
  const at = { number: 1, ifVersion: 1 };
  const graph = {
    format: 1,
    id: flow,
    name: { zh: '', en: '' },
    type: 'dialog',
    start: 'end',
    variables: [],
    nodes: [],
    edges: [],
    notes: [],
  };
  return {
    flows: { id: flow, graph, ...at },
    resources: { kind: 'knowledge', id: resource, body: { id: resource, articles: [] }, ifVersion: 0 },
    trial: { flow, input: {} },
    executions: { id: execution },
    tasks: { id: task },
    incidents: { tasks: [task] },
    desk: { task, conversation: execution },
    claims: { claimNo: claim, task },
    people: { id: person, user: 'own-person' },
    tokens: { id: apiToken },
    migrations: { flow, from: 1, to: 1, reason: 'for the test' },
    rehearsals: { flow, execution, version, table: resource },
    connections: { system: 'marked', secrets: {}, baseUrl: 'https://own.example' },
  };
}

const missing = idsOf({
  flow: 'no-such-flow',
  execution: '00000000000000000000000000',
  task: '00000000000000000000000000.1',
  person: 'nobody',
  token: 'no-such-token',
  resource: 'no-such-resource',
  claim: claimNumberOf('2026-03-03', new Uint8Array(8).fill(1)),
  version: 'no-such-version',
});

async function call(procedure: string, input: unknown, options: { query: boolean; token?: string }): Promise<Response> {
  const headers = {
    'content-type': 'application/json',
    ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
  };
  const search = options.query && input !== undefined ? `?input=${encodeURIComponent(JSON.stringify(input))}` : '';
  return fetch(`${product.address}/trpc/${procedure}${search}`, {
    method: options.query ? 'GET' : 'POST',
    headers,
    ...(options.query || input === undefined ? {} : { body: JSON.stringify(input) }),
  });
}

type Walked = { readonly path: string; readonly query: boolean; readonly inputs: readonly unknown[] };

/** Every procedure there is, from the router's own definition: readers first, makers last. */
function procedures(): readonly Walked[] {
  const all = Object.entries(product.router._def.procedures).map(([path, procedure]) => {
    const { type, inputs } = Definition.parse(definitionOf(procedure));
    return { path, query: type === 'query', inputs };
  });
  const place = ({ path, query }: Walked) => (making.includes(path) ? 2 : query ? 0 : 1);
  return all.sort((a, b) => place(a) - place(b));
}

const Definition = z.object({ type: z.string(), inputs: z.array(z.unknown()) });

function definitionOf(procedure: unknown): unknown {
  return typeof procedure === 'function' && '_def' in procedure ? procedure._def : undefined;
}

const groupOf = (path: string) => path.split('.', 1)[0] ?? '';

/** An answer without what may differ: the number of the request, and the ids that were asked for. */
async function told(answer: Response, ids: Known): Promise<string> {
  let text = (await answer.text()).replaceAll(/"requestId":"[^"]*"/g, '');
  for (const id of Object.values(ids).flat()) if (typeof id === 'string') text = text.replaceAll(id, '…');
  return `${answer.status} ${text}`;
}

describe('a stranger', () => {
  test('without a session is asked to sign in, by every procedure but those of signing in', async () => {
    const open: string[] = [];
    for (const { path, query, inputs } of procedures()) {
      const answer = await call(path, sampleInput(inputs, theirs.ids[groupOf(path)] ?? {}), { query });
      if (answer.status !== 401) open.push(path);
    }
    expect(open.sort()).toEqual([...forAnybody].filter((path) => path !== 'session.signIn').sort());
  });

  test('finds no route that is not accounted for here', () => {
    const unknown = product.routes.filter((route) => !/^(HEAD|OPTIONS) /.test(route) && !Object.hasOwn(routes, route));
    expect(unknown).toEqual([]);
  });

  test('without a token is refused where one is needed, whatever is named', async () => {
    const bearer = product.routes.filter((route) => routes[route] === 'bearer' || routes[route] === 'staff socket');
    const answers = await Promise.all(
      bearer.map(async (route) => {
        const [method = '', url = ''] = route.split(' ');
        const path = url.replace(':tenant', 'anhe').replace(':flow', 'front-desk');
        return [route, (await fetch(`${product.address}${path}`, { method })).status];
      }),
    );
    expect(answers.filter(([, status]) => status !== 401 && status !== 404 && status !== 426)).toEqual([]);
  });
});

describe('another tenant, with every role there is', () => {
  test('is told of foreign things exactly what it is told of things that do not exist', async () => {
    const differing: string[] = [];
    for (const { path, query, inputs } of procedures().filter(({ path }) => !forAnybody.includes(path))) {
      const foreign = theirs.ids[groupOf(path)] ?? {};
      const none = missing[groupOf(path)] ?? {};
      const here = await told(await call(path, sampleInput(inputs, foreign), { query, token }), foreign);
      const there = await told(await call(path, sampleInput(inputs, none), { query, token }), none);
      if (/^5|"request\.malformed"/.test(here)) differing.push(`${path} could not be asked: ${here.slice(0, 300)}`);
      else if (here.includes(mark)) differing.push(`${path} leaks`);
      else if (!making.includes(path) && here !== there) differing.push(`${path}: ${here.slice(0, 200)} / ${there.slice(0, 200)}`);
    }
    expect(differing).toEqual([]);
  });

  test('starts no flow of another tenant', async () => {
    const hook = product.routes.includes('POST /hooks/:tenant/:flow') ? '/hooks/anhe/front-desk' : '/hooks/anhe/none';
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${product.address}${hook}`, { method: 'POST', headers, body: '{}' });
    expect([401, 403, 404]).toContain(answer.status);
  });

  test('is asked about things that are there: their owner reads every one', async () => {
    const unread: string[] = [];
    for (const { path, query, inputs } of procedures().filter(
      ({ path, query }) => query && path !== needsACase && !forAnybody.includes(path),
    )) {
      const answer = await call(path, sampleInput(inputs, theirs.ids[groupOf(path)] ?? {}), { query, token: theirs.token });
      if (answer.status !== 200) unread.push(`${path}: ${await answer.text()}`);
    }
    expect(unread).toEqual([]);
  });

  test('has changed nothing: everything is still there for its owner', async () => {
    const { desks } = product;
    expect((await desks.flows.drafts.load(victim, 'front-desk'))?.graph.name.zh).toBe(mark);
    expect(await desks.connections.connectionOf(victim, 'live', 'marked')).toMatchObject({ secrets: { apiKey: mark } });
    expect(await desks.sessions.scopeOf(theirs.token)).toMatchObject({ tenantId: 'anhe' });
    expect((await desks.resources.load(victim, 'knowledge', 'marked'))?.version).toBe(1);
    const owned = await call('people.list', {}, { query: true, token: theirs.token });
    expect(await owned.text()).toContain(mark);
    const listed = await call('tasks.list', { status: 'open' }, { query: true, token: theirs.token });
    expect(Tasks.parse(await listed.json()).result.data.items.length).toBeGreaterThan(0);
  });
});
