import type { FlowClosure } from '@mortise/shared/flow';
import type { Json } from '@mortise/shared/json';
import { afterEach, describe, expect, test } from 'vitest';
import ask from '../../capabilities/conversations/nodes/ask.node.ts';
import say from '../../capabilities/conversations/nodes/say.node.ts';
import handOver from '../../capabilities/desk/nodes/hand-over.node.ts';
import task from '../../capabilities/desk/nodes/task.node.ts';
import end from '../../capabilities/flows/nodes/end.node.ts';
import pause from '../../capabilities/flows/nodes/pause.node.ts';
import start from '../../capabilities/flows/nodes/start.node.ts';
import { closureOf, draw, hashOf, inside, openTestRuntime, type TestRuntime, variable } from '../../testkit/index.ts';
import { pastExecutions } from '../../testkit/past-execution.ts';

const text = (zh: string) => ({ zh, en: zh });
const title = text('一步');
const nodes = [ask, say, handOver, task, end, pause, start];
const origin = { channel: 'command', environment: 'test', language: 'zh', assurance: 'anonymous' } as const;
const scope = inside('anhe');
type Steps = Parameters<typeof draw>[1];

let runtime: TestRuntime;
afterEach(() => runtime.close());

const open = async (...flows: FlowClosure[]) => {
  runtime = await openTestRuntime({ nodes, flows });
  return pastExecutions(runtime, nodes);
};
const dialog = (...steps: Steps) =>
  closureOf(draw('talk', steps, { type: 'dialog', variables: [variable('a', 'text'), variable('b', 'text')] }));
const question = (words: string, variableName: string): Json => {
  return { question: text(words), again: text('请再说'), expects: 'text', variable: variableName, attempts: 2 };
};
const finish = ['end', 'flows.end', {}, {}] as const;
const choices = [
  { id: 'yes', title: text('同意') },
  { id: 'no', title: text('不同意') },
];
const review = (hours: number, more: Record<string, Json> = {}) =>
  closureOf(
    draw(
      'review',
      [
        [
          'task',
          'desk.task',
          { title, role: 'approver', choices, hours, shows: ['amountFen'], ...more },
          { yes: 'pause', no: 'end', overdue: 'end' },
        ],
        ['pause', 'flows.pause', { seconds: 60 }, { next: 'end' }],
        ['end', 'flows.end', {}, {}],
      ],
      { variables: [variable('amount', 'money', { input: 'optional' })] },
    ),
  );
const waiting = async (id: string) => {
  const { tokens } = await runtime.state(id);
  return tokens[0]?.phase.is === 'waiting' && tokens[0].phase.wait.for === 'person' ? tokens[0].phase.wait.task.id : '';
};

describe('what a person decided', () => {
  const was = review(24);
  async function decided() {
    const past = await open(was);
    const id = await runtime.start(was, { amountFen: 1200 });
    runtime.store.clock.advance(3_600_000);
    await runtime.decide(await waiting(id), 'yes');
    runtime.store.clock.advance(60_000);
    await expect.poll(async () => (await runtime.state(id)).status).toBe('finished');
    return { past, id };
  }

  test('counts again for the same task, and the same pause passes again', async () => {
    const { past, id } = await decided();
    expect(await past.through(id, { was, is: review(48) })).toMatchObject({ is: 'same' });
  });

  test('does not count where the person would have been shown something else', async () => {
    const { past, id } = await decided();
    for (const more of [{ shows: [] }, { title: text('另一步') }, { role: 'agent' }, { choices: choices.slice(0, 1) }]) {
      expect(await past.through(id, { was, is: review(24, more) })).toMatchObject({ open: { node: 'task', why: 'decision' } });
    }
  });

  test('came too late where the draft waits for less time: nobody knows what would have been then', async () => {
    const past = await open(was);
    const id = await runtime.start(was, { amountFen: 1200 });
    runtime.store.clock.advance(2 * 3_600_000);
    await runtime.decide(await waiting(id), 'no');
    expect(await past.through(id, { was, is: review(1) })).toMatchObject({ is: 'openFromHere', open: { node: 'task', why: 'timer' } });
    expect(await past.through(id, { was, is: review(3) })).toMatchObject({ is: 'same' });
  });
});

describe('a timer that fired', () => {
  test('fires again for an equally long wait for the same, and for no other', async () => {
    const was = review(24);
    const past = await open(was);
    const id = await runtime.start(was, { amountFen: 1200 });
    runtime.store.clock.advance(24 * 3_600_000);
    await expect.poll(async () => (await runtime.state(id)).status).toBe('finished');
    expect(await past.through(id, { was, is: review(24) })).toMatchObject({ is: 'same' });
    expect(await past.through(id, { was, is: review(48) })).toMatchObject({ is: 'openFromHere', open: { node: 'task', why: 'decision' } });
  });
});

describe('what a customer said', () => {
  const inOrder = (first: 'a' | 'b', second: 'a' | 'b') => {
    const words = { a: '您贵姓？', b: '在哪家医院？' };
    return dialog(
      ['one', 'conversations.ask', question(words[first], first), { answered: 'two', unanswered: 'end' }],
      ['two', 'conversations.ask', question(words[second], second), { answered: 'end', unanswered: 'end' }],
      finish,
    );
  };

  test('answers the same question wherever the draft asks it', async () => {
    const was = inOrder('a', 'b');
    const past = await open(was);
    const id = await runtime.start(was);
    await runtime.say(id, '王');
    await runtime.say(id, '市一医院');
    expect(await past.through(id, { was, is: inOrder('b', 'a') })).toEqual({ is: 'same', decisions: [], amounts: [] });
    const once = dialog(['one', 'conversations.ask', question('在哪家医院？', 'b'), { answered: 'end', unanswered: 'end' }], finish);
    expect(await past.through(id, { was, is: once })).toMatchObject({
      is: 'differs',
      path: { rehearsed: { node: 'end' } },
    });
  });

  test('to an agent belongs to that conversation, word after word', async () => {
    const talk = (announce: string) =>
      dialog(
        ['over', 'desk.hand-over', { announce: text(announce), reason: '客户要求' }, { done: 'bye' }],
        ['bye', 'conversations.say', { text: text('再见') }, { next: 'end' }],
        finish,
      );
    const was = talk('请稍候');
    const past = await open(was);
    const id = await runtime.start(was);
    await runtime.say(id, '在吗');
    const task = await waiting(id);
    await runtime.decide(task, 'say', { text: '在的' });
    await runtime.say(id, '谢谢');
    await runtime.decide(task, 'finish');
    expect(await past.through(id, { was, is: talk('请稍候') })).toMatchObject({ is: 'same' });
    // The agent answered what the customer had said, and in this draft the customer has said nothing.
    expect(await past.through(id, { was, is: talk('正在转接') })).toMatchObject({
      is: 'openFromHere',
      open: { node: 'over', why: 'decision' },
    });
  });
});

describe('an execution that has not ended', () => {
  test('is the same where the draft waits for the same, and open where it waits for something else', async () => {
    const was = review(24);
    const past = await open(was);
    const id = await runtime.start(was, { amountFen: 1200 });
    expect(await past.through(id, { was, is: review(24) })).toEqual({ is: 'same', decisions: [], amounts: [] });
    expect(await past.through(id, { was, is: review(24, { shows: [] }) })).toMatchObject({ open: { node: 'task', why: 'decision' } });
  });

  test('that was cancelled is cancelled again only where it stood', async () => {
    const was = review(24);
    const past = await open(was);
    const id = await runtime.start(was, { amountFen: 1200 });
    await runtime.runner.cancel(scope, id, 'by mistake');
    expect(await past.through(id, { was, is: review(24) })).toMatchObject({ is: 'same' });
    expect(await past.through(id, { was, is: review(12) })).toMatchObject({ is: 'openFromHere' });
  });
});

describe('a process that was started', () => {
  const child = closureOf(draw('child', [['p', 'flows.pause', { seconds: 60 }, { next: 'end' }], finish]));
  const parent = (version: string, value = '"x"') =>
    closureOf(
      draw('parent', [
        ['s', 'flows.start', { flow: 'child', businessKey: value, input: [], wait: true, keep: [] }, { next: 'end', failed: 'end' }],
        finish,
      ]),
      [],
      { processes: { child: version } },
    );

  test('ends again as it did, and only if it is the same process', async () => {
    const was = parent(hashOf(child));
    const past = await open(was, child);
    const { id } = await runtime.runner.start(scope, { version: hashOf(was), input: {}, origin });
    await expect.poll(async () => (await runtime.state(id)).status).toBe('waiting');
    await expect.poll(async () => (await runtime.state(`${id}-1`)).status).toBe('waiting');
    runtime.store.clock.advance(60_000);
    await expect.poll(async () => (await runtime.state(id)).status).toBe('finished');
    expect(await past.through(id, { was, is: parent(hashOf(child)) })).toMatchObject({ is: 'same' });
    expect(await past.through(id, { was, is: parent('another') })).toMatchObject({ open: { node: 's', why: 'child' } });
    expect(await past.through(id, { was, is: parent(hashOf(child), '"y"') })).toMatchObject({ open: { node: 's', why: 'child' } });
  });
});
