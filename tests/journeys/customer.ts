import { randomUUID } from 'node:crypto';
import { Entry } from '@mortise/shared/conversation';
import { FileRef } from '@mortise/shared/execution';
import { z } from 'zod';
import { until } from './until.ts';

const Opened = z.object({ conversation: z.string(), token: z.string() });
const Uploaded = z.object({ file: FileRef, quality: z.object({ verdict: z.string() }) });
const News = z.object({
  entries: z.array(Entry).optional(),
  heard: z.string().optional(),
  fault: z.object({ code: z.string() }).optional(),
});

/** A customer in front of the public chat: real HTTP, a real socket, and nothing that a page would not have. */
export async function openCustomer({ address, tenant, language = 'zh' }: { address: string; tenant: string; language?: 'zh' | 'en' }) {
  const answer = await fetch(`${address}/chat/${tenant}/conversations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ language }),
  });
  const { conversation, token } = Opened.parse(await answer.json());
  const entries: Entry[] = [];
  const heard = new Set<string>();
  const faults: string[] = [];
  let socket: WebSocket;

  async function connect(to: string): Promise<void> {
    socket = new WebSocket(`${to.replace('http', 'ws')}/chat/socket`);
    socket.addEventListener('message', ({ data }) => {
      const news = News.parse(JSON.parse(String(data)));
      for (const entry of news.entries ?? []) if (!entries.some(({ n }) => n === entry.n)) entries.push(entry);
      if (news.heard !== undefined) heard.add(news.heard);
      if (news.fault) faults.push(news.fault.code);
    });
    await new Promise((done, failed) => {
      socket.addEventListener('open', done, { once: true });
      socket.addEventListener('error', failed, { once: true });
    });
    socket.send(JSON.stringify({ token, after: entries.at(-1)?.n ?? 0 }));
  }

  async function tell(say: Record<string, unknown>): Promise<void> {
    const id = randomUUID();
    const before = entries.length;
    socket.send(JSON.stringify({ say: { id, ...say } }));
    await until('the message to be heard', () => heard.has(id) || faults.length > 0);
    if (faults.length > 0) throw new Error(`the chat answered ${faults.join(', ')}`);
    await until('an answer', () => entries.slice(before).some(({ from }) => from !== 'customer'));
  }

  await connect(address);
  await until('the greeting', () => entries.length > 0);
  return {
    conversation,
    token,
    entries,
    connect,
    say: (text: string) => tell({ text }),
    choose: (choice: string) => tell({ choice }),
    /** Everything the service said so far, as one text. */
    said: () => entries.flatMap(({ from, text }) => (from === 'customer' ? [] : [text ?? ''])).join('\n'),
    async upload(photo: Uint8Array, name = 'receipt.jpg') {
      const form = new FormData();
      form.set('file', new Blob([Uint8Array.from(photo)], { type: 'image/jpeg' }), name);
      const sent = await fetch(`${address}/chat/files`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form });
      return { status: sent.status, body: await sent.json() };
    },
    async send(...photos: readonly Uint8Array[]) {
      const files: FileRef[] = [];
      for (const photo of photos) files.push(Uploaded.parse((await this.upload(photo)).body).file);
      await tell({ files });
    },
    close: () => socket.close(),
  };
}

export type Customer = Awaited<ReturnType<typeof openCustomer>>;
