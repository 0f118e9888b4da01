import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { closureOf, draw } from '../../testkit/draw.ts';
import { inside } from '../../testkit/example-execution.ts';
import { openTestMongoStore } from '../../testkit/open-test-mongo-store.ts';
import { hashOf } from '../../testkit/open-test-runtime.ts';
import { openTestServerOn } from '../../testkit/open-test-server.ts';

const uri = process.env.MORTISE_TEST_MONGODB_URI;
const both = (text: string) => ({ zh: text, en: text });
const question = { question: both('您的姓名？'), again: both('请再说一次'), expects: 'text', variable: 'name', attempts: 3 };
const handOver = draw(
  'hand-over',
  [
    ['ask', 'conversations.ask', question, { answered: 'hand', unanswered: 'hand' }],
    ['hand', 'desk.hand-over', { announce: both('请稍候'), reason: '' }, { done: 'end' }],
    ['end', 'flows.end', {}, {}],
  ],
  { type: 'dialog', variables: [{ name: 'name', type: 'text', class: 'personal' }] },
);
const scope = inside('anhe');
const origin = { channel: 'web-chat', environment: 'live', language: 'zh', assurance: 'anonymous' } as const;
const Asked = z.looseObject({
  kind: z.literal('ask'),
  task: z.looseObject({ id: z.string() }),
});

describe.skipIf(uri === undefined)('a process whose copy of an execution is behind (MORTISE_TEST_MONGODB_URI)', () => {
  test('takes the decision on a task that another process opened, and of a decision made twice only the first', async () => {
    const store = await openTestMongoStore(uri ?? '');
    const here = await openTestServerOn(store, [handOver]);
    const there = await openTestServerOn({ ...(await store.join()), clock: store.clock }, []);
    onTestFinished(async () => {
      await there.close();
      await here.close();
    });
    // Time stands still: neither hears what the other does.
    const { id } = await here.runner.start(scope, { version: hashOf(closureOf(handOver)), input: {}, origin });
    await there.runner.receive(scope, id, { id: 'm', text: '小李' });
    const commands = (await store.executions.batches(scope, id)).flatMap((batch) => batch.commands);
    const { task } = Asked.parse(commands.find(({ kind }) => kind === 'ask'));
    const decision = { choice: 'finish', values: {} };
    await here.runner.decide(scope, task.id, decision);
    expect((await store.executions.load(scope, id))?.row.status).toBe('finished');
    await expect(there.runner.decide(scope, task.id, decision)).rejects.toMatchObject({ code: 'task.not-open' });
    expect(await here.runner.receive(scope, id, { id: 'm', text: '小李' }).catch(({ code }) => code)).toBe('execution.ended');
  });
});
