import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type ChatWindow, openWindow } from '../../testkit/chat-window.ts';
import { draw, variable } from '../../testkit/draw.ts';
import { openTestMongoStore, type TestMongoStore } from '../../testkit/open-test-mongo-store.ts';
import { openTestServerOn } from '../../testkit/open-test-server.ts';

const uri = process.env.MORTISE_TEST_MONGODB_URI;
const both = (text: string) => ({ zh: text, en: text });
const question = { question: both('您的姓名？'), again: both('请再说一次'), expects: 'text', variable: 'name', attempts: 3 };
const frontDoor = draw(
  'front-desk',
  [
    ['ask', 'conversations.ask', question, { answered: 'thank', unanswered: 'thank' }],
    ['thank', 'conversations.say', { text: both('谢谢{name}') }, { next: 'hand' }],
    ['hand', 'desk.hand-over', { announce: both('请稍候'), reason: '' }, { done: 'end' }],
    ['end', 'flows.end', {}, {}],
  ],
  { type: 'dialog', variables: [variable('name', 'text', { class: 'personal' })] },
);
const Begun = z.looseObject({ conversation: z.string(), token: z.string() });

describe.skipIf(uri === undefined)('a conversation between two processes on one MongoDB database (MORTISE_TEST_MONGODB_URI)', () => {
  let store: TestMongoStore;
  let here: Awaited<ReturnType<typeof openTestServerOn>>;
  let there: Awaited<ReturnType<typeof openTestServerOn>>;
  let passing: NodeJS.Timeout;
  const windows: ChatWindow[] = [];

  beforeAll(async () => {
    store = await openTestMongoStore(uri ?? '');
    here = await openTestServerOn(store, [frontDoor]);
    there = await openTestServerOn({ ...(await store.join()), clock: store.clock }, []);
    // Time goes by, so that both look what the other did.
    passing = setInterval(() => store.clock.advance(50), 10);
  });
  afterAll(async () => {
    for (const { socket } of windows) socket.terminate();
    await there.close();
    clearInterval(passing);
    await here.close();
  });

  async function open(address: string, token: string): Promise<ChatWindow> {
    const window = await openWindow(address, '/chat/socket');
    windows.push(window);
    window.tell({ token });
    return window;
  }
  const said = (window: ChatWindow) => window.entries().map(({ n, text }) => `${n} ${text}`);

  test('is told to the windows of both, whichever of them heard the customer', async () => {
    const begun = await fetch(`${here.address}/chat/anhe/conversations`, { method: 'POST' });
    const { token } = Begun.parse(await begun.json());
    const mine = await open(here.address, token);
    const other = await open(there.address, token);
    await Promise.all([mine, other].map((window) => window.until(() => said(window).includes('1 您的姓名？'))));
    other.tell({ say: { id: 'a', text: '小李' } });
    const whole = ['1 您的姓名？', '2 小李', '3 谢谢小李', '4 请稍候'];
    await Promise.all([mine, other].map((window) => window.until(() => said(window).length === whole.length)));
    expect(said(mine)).toEqual(whole);
    expect(said(other)).toEqual(whole);
  });

  test('that is handed over tells the inboxes of both', async () => {
    const pages = await Promise.all(
      [here, there].map(async ({ address }) => {
        const page = await openWindow(address, '/live', { authorization: `Bearer ${await here.tokenFor('anhe', 'agent')}` });
        windows.push(page);
        page.tell({ watch: ['desk'] });
        // A refusal comes after what was sent before it was taken.
        page.tell({ nothing: true });
        await page.until((news) => news.some(({ fault }) => fault?.code === 'request.malformed'));
        return page;
      }),
    );
    const { token } = Begun.parse(await (await fetch(`${there.address}/chat/anhe/conversations`, { method: 'POST' })).json());
    const window = await open(here.address, token);
    window.tell({ say: { id: 'b', text: '小王' } });
    await Promise.all(pages.map((page) => page.until((news) => news.some(({ changed }) => changed === 'desk'))));
    expect(pages.map(({ told }) => told.some(({ changed }) => changed === 'desk'))).toEqual([true, true]);
  });
});
