import { serviceScope, TenantId } from '@mortise/shared/tenant';
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { AppRouter } from '../../api/contract.ts';
import { defineNode, leave } from '../../engine/index.ts';
import { openWindow } from '../../testkit/chat-window.ts';
import { draw } from '../../testkit/draw.ts';
import { openTestServer, type TestServer } from '../../testkit/open-test-server.ts';

const text = { zh: '', en: '' };
const both = (words: string) => ({ zh: words, en: words });

/** Fails until it is mended. */
const broken = { mended: false, performed: 0 };
const fragile = defineNode({
  kind: 'tests.fragile',
  version: 1,
  title: text,
  help: text,
  group: text,
  settings: z.strictObject({}),
  example: {},
  exits: [{ id: 'next', title: text }],
  retry: { attempts: 1, backoffMs: 1 },
  request: () => ({}),
  perform: {
    reach: 'outside',
    request: z.strictObject({}),
    result: z.strictObject({}),
    async run() {
      broken.performed++;
      if (!broken.mended) throw new Error('down');
      return {};
    },
  },
  decide: () => leave('next'),
});

const frontDoor = draw(
  'front-desk',
  [
    ['give', 'desk.hand-over', { announce: both('请稍候'), reason: '客户要求' }, { done: 'bye' }],
    ['bye', 'conversations.say', { text: both('再见') }, { next: 'end' }],
    ['end', 'flows.end', {}, {}],
  ],
  { type: 'dialog' },
);
const payment = draw('pay', [
  ['try', 'tests.fragile', {}, { next: 'end' }],
  ['end', 'flows.end', {}, {}],
]);

const scopeOfAnhe = serviceScope(TenantId.parse('anhe'));

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer([frontDoor, payment], [fragile]);
});
afterAll(() => server.close());

async function staff(...roles: Parameters<TestServer['tokenFor']>[1][]) {
  return clientOf(await server.tokenFor('anhe', ...roles));
}
function clientOf(token: string) {
  return createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: `${server.address}/trpc`, headers: { authorization: `Bearer ${token}` } })],
  });
}

const Begun = z.looseObject({ conversation: z.string(), token: z.string() });
async function customer() {
  return Begun.parse(await (await fetch(`${server.address}/chat/anhe/conversations`, { method: 'POST' })).json());
}
async function startPayment() {
  const token = await server.tokenFor('anhe', 'admin');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(`${server.address}/hooks/anhe/pay`, { method: 'POST', headers, body: '{}' });
  await server.projector.caughtUp();
  return z.looseObject({ execution: z.string(), status: z.string() }).parse(await response.json());
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TRPCClientError)) throw new Error('nothing was refused');
  return z.object({ fault: z.object({ code: z.string() }) }).parse(error.data).fault.code;
}

describe('the desk', () => {
  test('shows a handed-over conversation; what the agent says reaches the customer once, and finishing hands it back', async () => {
    const agent = await staff('agent');
    const { conversation } = await customer();
    const { items } = await agent.desk.list.query({});
    const task = items.find((row) => row.conversation === conversation);
    expect(task).toMatchObject({ type: 'desk.hand-over', summary: { reason: '客户要求' } });

    const say = { task: task?.id ?? '', text: '您好，我是小李', id: 'w1' };
    await agent.desk.say.mutate(say);
    await agent.desk.say.mutate(say);
    await server.projector.caughtUp();
    const transcript = await agent.desk.transcript.query({ conversation });
    expect(transcript.map(({ n, from, text: words, by }) => [n, from, words, by])).toEqual([
      [1, 'service', '请稍候', undefined],
      [2, 'agent', '您好，我是小李', 'token:agent'],
    ]);

    await agent.desk.finish.mutate({ task: say.task });
    expect((await agent.desk.transcript.query({ conversation, from: 3 })).map((entry) => entry.text)).toEqual(['再见']);
    const done = await agent.tasks.list.query({ status: 'done' });
    expect(done.items[0]).toMatchObject({ id: say.task, choice: 'finish', closedBy: 'token:agent' });
    expect(await codeOf(agent.desk.say.mutate(say))).toBe('task.not-open');
  });

  test('tells customers nothing of who the agent is', async () => {
    const agent = await staff('agent');
    const begun = await customer();
    const { items } = await agent.desk.list.query({});
    const task = items.find((row) => row.conversation === begun.conversation)?.id ?? '';
    await agent.desk.say.mutate({ task, text: '在的', id: 'w1' });
    const window = await openWindow(server.address, '/chat/socket');
    window.tell({ token: begun.token });
    await window.until(() => window.entries().length === 2);
    expect(window.entries()[1]).toEqual({ n: 2, at: expect.any(String), from: 'agent', text: '在的' });
    window.socket.terminate();
  });

  test('answers alike for a task that is not there, another tenant’s, and one of an inbox that is not mine', async () => {
    const agent = await staff('agent');
    const { conversation } = await customer();
    const task = (await agent.desk.list.query({})).items.find((row) => row.conversation === conversation)?.id ?? '';
    const elsewhere = clientOf(await server.tokenFor('beikang', 'admin'));
    const reviewer = await staff('reviewer');
    expect(await codeOf(agent.tasks.open.query({ id: 'nothing.1' }))).toBe('task.not-found');
    expect(await codeOf(elsewhere.tasks.open.query({ id: task }))).toBe('task.not-found');
    expect(await codeOf(reviewer.tasks.decide.mutate({ id: task, choice: 'finish', values: null }))).toBe('task.not-found');
    expect(await codeOf(elsewhere.executions.open.query({ id: conversation }))).toBe('execution.not-found');
    expect(await codeOf(elsewhere.executions.cancel.mutate({ id: conversation, reason: 'x' }))).toBe('execution.not-found');
    expect(await elsewhere.desk.transcript.query({ conversation })).toEqual([]);
    expect((await reviewer.tasks.list.query({ status: 'open' })).items).toEqual([]);
  });
});

describe('incidents', () => {
  test('of one cause are one group, decided together; asking again goes on where it stopped', async () => {
    const builder = await staff('builder');
    const started = [await startPayment(), await startPayment()];
    expect(started.map(({ status }) => status)).toEqual(['stuck', 'stuck']);
    const [group] = await builder.incidents.groups.query();
    expect(group).toMatchObject({ cause: { code: 'internal.bug' }, flow: 'pay', node: 'try', count: 2, customers: 2 });
    expect(await builder.tasks.counts.query()).toEqual({ byType: { incident: 2 } });

    broken.mended = true;
    const tasks = [...(group?.tasks ?? []), 'nothing.1'];
    const decided = await builder.incidents.decide.mutate({ tasks, choice: 'ask-again', reason: '已修复' });
    expect(decided.done).toEqual(group?.tasks);
    expect(decided.failed).toEqual([{ task: 'nothing.1', code: 'task.not-found', message: expect.any(String) }]);
    for (const { execution } of started) await server.runner.settled(scopeOfAnhe, execution, AbortSignal.timeout(5000));
    const rows = await builder.executions.list.query({ flow: 'pay', status: 'finished' });
    expect(rows.items.map(({ id }) => id).sort()).toEqual(started.map(({ execution }) => execution).sort());
    expect(await builder.incidents.groups.query()).toEqual([]);
    broken.mended = false;
  });

  test('are done again by an approver alone, and not decided like other tasks', async () => {
    const [builder, approver] = [await staff('builder'), await staff('approver')];
    await startPayment();
    const [group] = await builder.incidents.groups.query();
    const [task = ''] = group?.tasks ?? [];
    const choice = 'do-again' as const;
    const again = { tasks: [task], choice, reason: '核实未到账' };
    expect(await codeOf(builder.incidents.decide.mutate(again))).toBe('session.not-allowed');
    expect(await codeOf(builder.tasks.decide.mutate({ id: task, choice: 'ask-again', values: null }))).toBe('task.is-incident');
    expect(await codeOf((await staff('agent')).incidents.groups.query())).toBe('session.not-allowed');
    const before = broken.performed;
    broken.mended = true;
    expect((await approver.incidents.decide.mutate(again)).done).toEqual([task]);
    expect(broken.performed).toBe(before + 1);
    broken.mended = false;
  });
});

describe('an execution', () => {
  test('is opened with its drawing, where it stands, and its trace in words', async () => {
    const builder = await staff('builder');
    const { conversation } = await customer();
    const view = await builder.executions.open.query({ id: conversation });
    expect(view.row).not.toHaveProperty('tenantId');
    expect(view.tokens).toMatchObject([{ flow: 'front-desk', node: 'give', phase: 'waiting', waitsFor: { zh: '客户请求人工' } }]);
    expect(Object.keys(view.graphs)).toEqual(['front-desk']);
    const { entries } = await builder.executions.trace.query({ id: conversation });
    expect(entries[0]).toMatchObject({ seq: 1, events: [{ type: 'started', summary: { zh: '开始，来自网页对话' } }] });
    expect(entries[0]?.commands.map(({ kind }) => kind)).toEqual(['say', 'ask']);
  });
});
