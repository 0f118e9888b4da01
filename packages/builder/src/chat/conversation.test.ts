import type { Entry } from '@mortise/shared/conversation';
import { describe, expect, test } from 'vitest';
import { type ConversationView, received } from './conversation.ts';

const entry = (n: number, from: Entry['from']): Entry => ({ n, from, at: '2026-01-05T01:00:00Z', text: `${n}` });
const view: ConversationView = {
  entries: [entry(1, 'service')],
  pending: [{ id: 'a', text: '2' }],
  state: 'open',
  typing: true,
  progress: 0.5,
};

describe('a conversation', () => {
  test('shows an entry once, even when a resumed line sends it again', () => {
    expect(received(view, { entries: [entry(1, 'service'), entry(2, 'customer')] }).entries.map(({ n }) => n)).toEqual([1, 2]);
  });
  test('forgets what was on its way when it comes back as an entry', () => {
    expect(received(view, { entries: [entry(2, 'customer')] }).pending).toEqual([]);
  });
  test('keeps showing that work goes on until somebody answers', () => {
    const echoed = received(view, { entries: [entry(2, 'customer')] });
    expect([echoed.typing, echoed.progress]).toEqual([true, 0.5]);
    const answered = received(echoed, { entries: [entry(3, 'service')] });
    expect([answered.typing, answered.progress]).toEqual([false, undefined]);
  });
  test('drops a message that was refused, so that it can be said anew', () => {
    expect(received(view, { fault: { code: 'chat.too-long', message: '' } })).toMatchObject({ pending: [], typing: false });
  });
});
