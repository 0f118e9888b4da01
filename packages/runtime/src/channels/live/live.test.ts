import { serviceScope, TenantId } from '@mortise/shared/tenant';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type ChatWindow, openWindow } from '../../testkit/chat-window.ts';
import { draw } from '../../testkit/draw.ts';
import { openTestServer, type TestServer } from '../../testkit/open-test-server.ts';

const both = (text: string) => ({ zh: text, en: text });
const frontDoor = draw(
  'front-desk',
  [
    ['give', 'desk.hand-over', { announce: both('请稍候'), reason: '' }, { done: 'end' }],
    ['end', 'flows.end', {}, {}],
  ],
  { type: 'dialog' },
);

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer([frontDoor]);
});
afterAll(() => server.close());

async function watching(tenant: string, topics: readonly string[]): Promise<ChatWindow> {
  const window = await openWindow(server.address, '/live', { authorization: `Bearer ${await server.tokenFor(tenant, 'agent')}` });
  window.tell({ watch: topics });
  // A refusal comes after what was sent before it was taken.
  window.tell({ nothing: true });
  await window.until((news) => news.some(({ fault }) => fault?.code === 'request.malformed'));
  return window;
}

const Begun = z.looseObject({ conversation: z.string() });
async function begin(): Promise<string> {
  const response = await fetch(`${server.address}/chat/anhe/conversations`, { method: 'POST' });
  return Begun.parse(await response.json()).conversation;
}

const changes = (window: ChatWindow) => window.told.flatMap(({ changed }) => (changed === undefined ? [] : [changed]));

describe('a watching page', () => {
  test('is told of the inboxes and of the execution it watches, and of nothing else', async () => {
    const conversation = await begin();
    const inboxes = await watching('anhe', ['tasks', 'desk']);
    const one = await watching('anhe', [`execution:${conversation}`, `conversation:${conversation}`]);
    const stranger = await watching('beikang', ['tasks', 'desk', `execution:${conversation}`, `conversation:${conversation}`]);

    await server.runner.receive(serviceScope(TenantId.parse('anhe')), conversation, { id: 'a', text: '在吗' });
    await one.until(() => changes(one).length >= 2);
    expect(changes(one).sort()).toEqual([`conversation:${conversation}`, `execution:${conversation}`]);
    expect(one.told.find(({ changed }) => changed?.startsWith('execution:'))?.seq).toBe(2);

    await begin();
    await inboxes.until(() => changes(inboxes).length >= 2);
    expect(new Set(changes(inboxes))).toEqual(new Set(['tasks', 'desk']));
    expect(changes(stranger)).toEqual([]);
    for (const { socket } of [inboxes, one, stranger]) socket.terminate();
  });

  test('must be somebody’s: without a session there is no connection', async () => {
    await expect(openWindow(server.address, '/live')).rejects.toThrow('401');
  });

  test('of another site is refused, whatever token it shows', async () => {
    const headers = { authorization: `Bearer ${await server.tokenFor('anhe', 'agent')}`, origin: 'https://evil.example' };
    await expect(openWindow(server.address, '/live', headers)).rejects.toThrow('403');
  });
});
