import { Entry } from '@mortise/shared/conversation';
import { FileRef } from '@mortise/shared/execution';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type ChatWindow, openWindow } from '../../testkit/chat-window.ts';
import { draw, variable } from '../../testkit/draw.ts';
import { openTestServer, type TestServer } from '../../testkit/open-test-server.ts';

const both = (text: string) => ({ zh: text, en: text });

/** Asks for a name twice over and says goodbye. */
const frontDoor = draw(
  'front-desk',
  [
    ['greet', 'conversations.say', { text: both('您好') }, { next: 'ask' }],
    ['ask', 'conversations.ask', question('您的姓名？'), { answered: 'again', unanswered: 'again' }],
    ['again', 'conversations.ask', question('{name}，还有吗？'), { answered: 'again', unanswered: 'again' }],
  ],
  { type: 'dialog', variables: [variable('name', 'text', { class: 'personal' })] },
);

function question(text: string) {
  return { question: both(text), again: both('请再说一次'), expects: 'text', variable: 'name', attempts: 3 };
}

let server: TestServer;
const windows: ChatWindow[] = [];
beforeAll(async () => {
  server = await openTestServer([frontDoor]);
});
afterAll(async () => {
  for (const { socket } of windows) socket.terminate();
  await server.close();
});

const Begun = z.strictObject({ conversation: z.string(), token: z.string(), entries: z.array(Entry) });
const Uploaded = z.strictObject({ file: FileRef, quality: z.json() });
const Refused = z.strictObject({ code: z.string(), message: z.string(), requestId: z.string() });

async function begin() {
  const response = await fetch(`${server.address}/chat/anhe/conversations`, { method: 'POST' });
  expect(response.status).toBe(200);
  return Begun.parse(await response.json());
}

async function open(hello: object | string): Promise<ChatWindow> {
  const window = await openWindow(server.address, '/chat/socket');
  windows.push(window);
  window.tell(hello);
  return window;
}

const said = (window: ChatWindow) => window.entries().map(({ n, from, text }) => `${n} ${from} ${text}`);
const heard = (id: string) => (news: ChatWindow['told']) => news.some((one) => one.heard === id);
const entry = (n: number) => (news: ChatWindow['told']) => news.some(({ entries = [] }) => entries.some((one) => one.n === n));
const refused = (code: string) => (news: ChatWindow['told']) => news.some(({ fault }) => fault?.code === code);

describe('a conversation in the web chat', () => {
  test('begins with what the front door says', async () => {
    const { entries } = await begin();
    expect(entries.map(({ n, text }) => [n, text])).toEqual([
      [1, '您好'],
      [2, '您的姓名？'],
    ]);
  });

  test('goes on over the socket: what is said is heard, answered and numbered', async () => {
    const { token } = await begin();
    const window = await open({ token });
    await window.until(entry(2));
    window.tell({ say: { id: 'a', text: '小李' } });
    await window.until(entry(4));
    expect(said(window)).toEqual(['1 service 您好', '2 service 您的姓名？', '3 customer 小李', '4 service 小李，还有吗？']);
    expect(heard('a')(window.told)).toBe(true);
  });

  test('is the same in two windows at once', async () => {
    const { token } = await begin();
    const [one, other] = await Promise.all([open({ token }), open({ token })]);
    await Promise.all([one.until(entry(2)), other.until(entry(2))]);
    one.tell({ say: { id: 'a', text: '一' } });
    other.tell({ say: { id: 'b', text: '二' } });
    await Promise.all([one.until(entry(6)), other.until(entry(6))]);
    expect(said(one)).toEqual(said(other));
    expect(one.entries().map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('takes a message that comes twice under one id for one', async () => {
    const { token } = await begin();
    const window = await open({ token, after: 2 });
    window.tell({ say: { id: 'same', text: '小李' } });
    window.tell({ say: { id: 'same', text: '小李' } });
    await window.until((news) => news.filter((one) => one.heard === 'same').length === 2);
    window.tell({ say: { id: 'next', text: '没有' } });
    await window.until(entry(6));
    expect(said(window)).toEqual(['3 customer 小李', '4 service 小李，还有吗？', '5 customer 没有', '6 service 没有，还有吗？']);
  });

  test('comes back after a break with what was missed, and nothing twice', async () => {
    const { token } = await begin();
    const window = await open({ token });
    await window.until(entry(2));
    window.tell({ say: { id: 'a', text: '小李' } });
    await window.until(heard('a'));
    window.socket.terminate();
    const back = await open({ token, after: 2 });
    await back.until(entry(4));
    expect(said(back)).toEqual(['3 customer 小李', '4 service 小李，还有吗？']);
    const later = await open({ token, after: 4 });
    await later.until((news) => news.length > 0);
    expect(later.told[0]).toEqual({ entries: [] });
  });
});

describe('the chat socket refuses', () => {
  test('a token that is none, and closes', async () => {
    const window = await open({ token: `mc_anhe_${'x'.repeat(43)}` });
    expect(await window.closed).toBe(1008);
    expect(window.told).toEqual([{ fault: { code: 'session.refused', message: expect.any(String) } }]);
  });

  test.each([
    ['no JSON', '{'],
    ['a member it does not know', { say: { id: 'a', text: 'x', admin: true } }],
    ['a message that says nothing', { say: { id: 'a' } }],
    ['an object where text is expected', { say: { id: 'a', text: { $gt: '' } } }],
    ['a prototype', '{"say":{"id":"a","text":"x","__proto__":{"admin":true}}}'],
    ['a constructor', '{"say":{"id":"a","text":"x"},"constructor":{"prototype":{}}}'],
    ['a text too long to be said', { say: { id: 'a', text: '长'.repeat(4001) } }],
  ])('%s, and stays open', async (_what, message) => {
    const { token } = await begin();
    const window = await open({ token });
    window.tell(message);
    await window.until(refused('request.malformed'));
    window.tell({ say: { id: 'b', text: '小李' } });
    await window.until(heard('b'));
  });

  test('a frame larger than 64 KB, by ending the connection', async () => {
    const { token } = await begin();
    const window = await open({ token });
    window.tell({ say: { id: 'a', text: 'x'.repeat(70_000) } });
    expect(await window.closed).toBe(1009);
  });

  test('binary frames', async () => {
    const { token } = await begin();
    const window = await open({ token });
    window.socket.send(Buffer.from([1, 2, 3]));
    expect(await window.closed).toBe(1008);
  });

  test('whoever says nothing for ten seconds', async () => {
    const window = await openWindow(server.address, '/chat/socket');
    windows.push(window);
    const { token } = await begin();
    server.stores.clock.advance(10_000);
    expect(await window.closed).toBe(1008);
    expect(token).toMatch(/^mc_anhe_/);
  });

  test('a flood, message by message', async () => {
    const { token } = await begin();
    const window = await open({ token });
    await window.until(entry(2));
    for (let i = 0; i < 22; i++) window.tell({ say: { id: `m${i}`, text: 'x' } });
    await window.until(refused('request.too-many'));
    expect(window.told.filter((one) => one.heard).length).toBeLessThan(22);
  });
});

describe('the chat over HTTP', () => {
  test('knows no tenant that is not there, no flow that is not published, and nothing unknown in a body', async () => {
    const ask = async (path: string, body?: object) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${server.address}${path}`, {
        method: 'POST',
        ...(body ? { headers, body: JSON.stringify(body) } : {}),
      });
      return [response.status, Refused.parse(await response.json()).code];
    };
    expect(await ask('/chat/nobody/conversations')).toEqual([404, 'tenant.not-found']);
    expect(await ask('/chat/beikang/conversations')).toEqual([404, 'flow.not-found']);
    expect(await ask('/chat/anhe/conversations', { flow: 'secret-flow' })).toEqual([404, 'flow.not-found']);
    expect(await ask('/chat/anhe/conversations', { graph: {} })).toEqual([400, 'request.malformed']);
  });

  test('takes a photograph for a conversation, cited by its own customer alone', async () => {
    const mine = await begin();
    const other = await begin();
    const form = new FormData();
    form.append('file', new Blob(['…'], { type: 'image/png' }), '../../票据\u202e.png');
    const headers = { authorization: `Bearer ${mine.token}` };
    const response = await fetch(`${server.address}/chat/files`, { method: 'POST', headers, body: form });
    const uploaded = Uploaded.parse(await response.json());
    expect(uploaded).toMatchObject({ file: { type: 'image/jpeg', name: '票据.png' }, quality: { verdict: 'good', reasons: [] } });

    const foreign = await open({ token: other.token });
    foreign.tell({ say: { id: 'a', files: [uploaded.file] } });
    await foreign.until(refused('upload.not-found'));
    const own = await open({ token: mine.token });
    own.tell({ say: { id: 'a', files: [{ ...uploaded.file, type: 'text/html' }] } });
    await own.until(entry(3));
    expect(own.entries()[2]).toMatchObject({ from: 'customer', files: [{ name: '票据.png', type: 'image/jpeg' }] });
  });

  test('looks at no upload without a conversation’s token', async () => {
    const form = new FormData();
    form.append('file', new Blob(['…']), 'x.png');
    const response = await fetch(`${server.address}/chat/files`, { method: 'POST', body: form });
    expect([response.status, Refused.parse(await response.json()).code]).toEqual([401, 'session.refused']);
  });

  test('gives the page that others may frame, and the script that puts it there', async () => {
    const script = await fetch(`${server.address}/embed.js`);
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(script.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const text = await script.text();
    expect(() => new Function(text)).not.toThrow();
    expect((await fetch(`${server.address}/c/nobody`)).status).toBe(404);
  });
});
