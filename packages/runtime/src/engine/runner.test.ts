import { Fault } from '@mortise/shared/fault';
import type { FlowClosure } from '@mortise/shared/flow';
import { Json } from '@mortise/shared/json';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import ask from '../capabilities/conversations/nodes/ask.node.ts';
import say from '../capabilities/conversations/nodes/say.node.ts';
import call from '../capabilities/flows/nodes/call.node.ts';
import choose from '../capabilities/flows/nodes/choose.node.ts';
import end from '../capabilities/flows/nodes/end.node.ts';
import fork from '../capabilities/flows/nodes/fork.node.ts';
import join from '../capabilities/flows/nodes/join.node.ts';
import pause from '../capabilities/flows/nodes/pause.node.ts';
import set from '../capabilities/flows/nodes/set.node.ts';
import start from '../capabilities/flows/nodes/start.node.ts';
import { closureOf, draw, hashOf, inside, openTestRuntime, type TestRuntime, variable } from '../testkit/index.ts';
import { defineNode } from './define-node.ts';
import { leave } from './outcome.ts';

/** A world that does as it is told: each key it was asked with, and how it answers. */
const world: { keys: string[]; recovered: boolean[]; answer(): Promise<Json> } = { keys: [], recovered: [], answer: async () => 'ok' };
const title = { zh: '效果', en: 'Effect' };
const effect = defineNode({
  kind: 'flows.effect',
  version: 1,
  title,
  help: title,
  group: title,
  settings: z.strictObject({}),
  example: {},
  exits: [{ id: 'done', title }],
  retry: { attempts: 3, backoffMs: 1000 },
  request: () => ({ ask: 'something' }),
  perform: {
    reach: 'outside',
    request: z.strictObject({ ask: z.string() }),
    result: Json,
    run(_, { key, recovered }) {
      world.keys.push(key);
      world.recovered.push(recovered);
      return world.answer();
    },
  },
  decide: ({ result }) => leave('done', { result }),
});
const nodes = [ask, say, call, choose, end, fork, join, pause, set, start, effect];
const text = (zh: string) => ({ zh, en: zh });
const outage = new Fault({ code: 'test.away', blame: 'outside', message: 'away', facts: {} });
const effectFlow = closureOf(
  draw(
    'effect',
    [
      ['e', 'flows.effect', {}, { done: 'end' }],
      ['end', 'flows.end', {}, {}],
    ],
    { variables: [variable('result', 'text', { output: true })] },
  ),
);

let runtime: TestRuntime;
const open = async (...flows: FlowClosure[]) => {
  runtime = await openTestRuntime({ nodes, flows });
  return runtime;
};
beforeEach(() => {
  world.keys = [];
  world.recovered = [];
  world.answer = async () => 'ok';
});
afterEach(() => runtime.close());

const greet = closureOf(
  draw(
    'greet',
    [
      [
        'ask',
        'conversations.ask',
        { question: text('贵姓？'), again: text('请再说一次'), expects: 'text', variable: 'name', attempts: 2 },
        { answered: 'hello', unanswered: 'end' },
      ],
      ['hello', 'conversations.say', { text: text('您好，{name}') }, { next: 'end' }],
      ['end', 'flows.end', {}, {}],
    ],
    { type: 'dialog', variables: [variable('name', 'text', { output: true })] },
  ),
);

describe('a conversation', () => {
  test('asks, hears the answer and ends with what it learned', async () => {
    await open(greet);
    const id = await runtime.start(greet);
    expect((await runtime.said(id)).map((reply) => reply.text)).toEqual(['贵姓？']);
    expect(await runtime.say(id, '王小明')).toEqual(['您好，王小明']);
    expect(await runtime.state(id)).toMatchObject({ status: 'finished', output: { name: '王小明' } });
  });

  test('goes on where it was after the product stopped without a word', async () => {
    await open(greet);
    const id = await runtime.start(greet);
    await runtime.restart();
    expect(await runtime.say(id, '王小明')).toEqual(['您好，王小明']);
  });

  test('hears the same message once, however often it is sent', async () => {
    await open(greet);
    const id = await runtime.start(greet);
    expect(await runtime.say(id, '  ', 'm1')).toEqual(['请再说一次']);
    expect(await runtime.say(id, '  ', 'm1')).toEqual([]);
    expect(await runtime.say(id, '王小明', 'm2')).toEqual(['您好，王小明']);
  });

  test('hears two messages that come at once one after the other', async () => {
    await open(greet);
    const id = await runtime.start(greet);
    const answers = await Promise.allSettled([runtime.say(id, '王小明', 'a'), runtime.say(id, '李四', 'b')]);
    expect(answers.map(({ status }) => status)).toContain('fulfilled');
    expect(await runtime.state(id)).toMatchObject({ status: 'finished', output: { name: '王小明' } });
  });
});

describe('an effect', () => {
  test('is performed once and its result is kept', async () => {
    await open(effectFlow);
    const id = await runtime.start(effectFlow);
    expect(world.keys).toHaveLength(1);
    expect(await runtime.state(id)).toMatchObject({ status: 'finished', output: { result: 'ok' } });
  });

  test('is tried again with the same key while the outside fails, later each time', async () => {
    await open(effectFlow);
    let failures = 2;
    world.answer = async () => {
      if (failures-- > 0) throw outage;
      return 'ok';
    };
    const id = await runtime.start(effectFlow);
    expect(world.keys).toHaveLength(1);
    runtime.store.clock.advance(1500);
    await expect.poll(() => world.keys.length).toBe(2);
    await expect.poll(async () => (await runtime.state(id)).status).toBe('waiting');
    runtime.store.clock.advance(3000);
    await expect.poll(async () => (await runtime.state(id)).status).toBe('finished');
    expect(new Set(world.keys).size).toBe(1);
  });

  test('that was interrupted by a crash is asked again with the same key, and told so', async () => {
    await open(effectFlow);
    world.answer = () => new Promise(() => {});
    await runtime.runner.start(inside('anhe'), { version: hashOf(effectFlow), input: {}, origin: origin(), id: 'x1' });
    await expect.poll(() => world.keys.length).toBe(1);
    world.answer = async () => 'ok';
    await runtime.restart();
    await runtime.rest('x1');
    expect(world.keys).toEqual(['x1.1', 'x1.1']);
    expect(world.recovered).toEqual([false, true]);
    expect(await runtime.state('x1')).toMatchObject({ status: 'finished' });
  });

  test('that keeps failing becomes an incident: ask again keeps the key, do again takes a new one', async () => {
    await open(effectFlow);
    const refusal = new Fault({ code: 'test.refused', blame: 'author', message: 'no', facts: {} });
    world.answer = async () => {
      throw refusal;
    };
    const id = await runtime.start(effectFlow);
    const incidentOf = async () => {
      const phase = (await runtime.state(id)).tokens[0]?.phase;
      return phase?.is === 'stuck' ? phase.incident.id : '';
    };
    expect((await runtime.state(id)).status).toBe('stuck');
    const first = await incidentOf();
    await runtime.decide(first, 'ask-again');
    await expect.poll(async () => [first, ''].includes(await incidentOf())).toBe(false);
    const second = await incidentOf();
    world.answer = async () => 'ok';
    await runtime.decide(second, 'do-again');
    await expect.poll(async () => (await runtime.state(id)).status).toBe('finished');
    const [one, two, three] = world.keys;
    expect(one).toBe(two);
    expect(three).not.toBe(one);
  });

  test('whose result is larger than a variable may be is a fault, not a full store', async () => {
    await open(effectFlow);
    world.answer = async () => 'x'.repeat(20_000);
    const id = await runtime.start(effectFlow);
    expect((await runtime.state(id)).tokens[0]?.phase).toMatchObject({ is: 'stuck', fault: { code: 'execution.value-too-large' } });
  });
});

describe('control flow', () => {
  test('a flow that never comes to rest is set aside as an incident', async () => {
    const endless = closureOf(
      draw('endless', [['a', 'flows.choose', { cases: [{ id: 'again', title, when: 'true' }] }, { again: 'a', otherwise: 'a' }]]),
    );
    await open(endless);
    const id = await runtime.start(endless);
    expect((await runtime.state(id)).tokens[0]?.phase).toMatchObject({ is: 'stuck', fault: { code: 'execution.endless' } });
  });

  test('a sub-flow runs in a frame of its own and hands back its output', async () => {
    const inner = draw(
      'inner',
      [
        ['s', 'flows.set', { rows: [{ variable: 'twice', value: 'amount * 2' }] }, { next: 'e' }],
        ['e', 'flows.end', {}, {}],
      ],
      {
        variables: [variable('amount', 'money', { input: 'required' }), variable('twice', 'money', { output: true })],
      },
    );
    const outer = closureOf(
      draw(
        'outer',
        [
          [
            'c',
            'flows.call',
            { flow: 'inner', input: [{ name: 'amountFen', value: '12.34' }], keep: [{ name: 'twice', variable: 'total' }] },
            { next: 'e', failed: 'e' },
          ],
          ['e', 'flows.end', {}, {}],
        ],
        { variables: [variable('total', 'money', { output: true })] },
      ),
      [inner],
    );
    await open(outer);
    const id = await runtime.start(outer);
    expect(await runtime.state(id)).toMatchObject({ status: 'finished', output: { totalFen: 2468 } });
  });

  test('parallel branches come together when all have come', async () => {
    const branches = [
      { id: 'a', title },
      { id: 'b', title },
    ];
    const flow = closureOf(
      draw(
        'both',
        [
          ['f', 'flows.fork', { branches }, { a: 'one', b: 'wait' }],
          ['one', 'flows.set', { rows: [{ variable: 'x', value: '1' }] }, { next: 'j' }],
          ['wait', 'flows.pause', { seconds: 60 }, { next: 'j' }],
          ['j', 'flows.join', { need: 2 }, { next: 'e' }],
          ['e', 'flows.end', {}, {}],
        ],
        { variables: [variable('x', 'number', { output: true })] },
      ),
    );
    await open(flow);
    const id = await runtime.start(flow);
    expect((await runtime.state(id)).status).toBe('waiting');
    runtime.store.clock.advance(60_000);
    await expect.poll(async () => (await runtime.state(id)).status).toBe('finished');
  });

  test('a process it starts runs on its own, and its end is heard, also across a restart', async () => {
    const child = closureOf(
      draw('child', [
        ['p', 'flows.pause', { seconds: 3600 }, { next: 'e' }],
        ['e', 'flows.end', {}, {}],
      ]),
    );
    const parent = closureOf(
      draw('parent', [
        ['s', 'flows.start', { flow: 'child', input: [], wait: true, keep: [] }, { next: 'e', failed: 'e' }],
        ['e', 'flows.end', {}, {}],
      ]),
      [],
      { processes: { child: hashOf(child) } },
    );
    await open(parent, child);
    const id = await runtime.start(parent);
    expect((await runtime.state(id)).status).toBe('waiting');
    await expect.poll(async () => (await runtime.state(`${id}-1`)).status).toBe('waiting');
    await runtime.restart();
    runtime.store.clock.advance(3_600_000);
    await expect.poll(async () => (await runtime.state(id)).status).toBe('finished');
  });
});

const origin = () => ({ channel: 'command', environment: 'test', language: 'zh', assurance: 'anonymous' }) as const;
