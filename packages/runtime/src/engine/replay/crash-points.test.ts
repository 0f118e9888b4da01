import type { Batch } from '@mortise/shared/execution';
import { Json } from '@mortise/shared/json';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import ask from '../../capabilities/conversations/nodes/ask.node.ts';
import task from '../../capabilities/desk/nodes/task.node.ts';
import end from '../../capabilities/flows/nodes/end.node.ts';
import pause from '../../capabilities/flows/nodes/pause.node.ts';
import start from '../../capabilities/flows/nodes/start.node.ts';
import { closureOf, draw, hashOf, inside, openTestRuntime, type TestRuntime, variable } from '../../testkit/index.ts';
import { logOf, pastExecutions } from '../../testkit/past-execution.ts';
import { rowChangeFrom } from '../batch.ts';
import { defineNode } from '../define-node.ts';
import { leave } from '../outcome.ts';
import { replay } from './replay.ts';
import { openWalk, type RecordedBatch } from './walk.ts';

const title = { zh: '一步', en: 'A step' };
const scope = inside('anhe');
const performed: string[] = [];
const effect = defineNode({
  kind: 'flows.effect',
  version: 1,
  title,
  help: title,
  group: title,
  settings: z.strictObject({}),
  example: {},
  exits: [{ id: 'done', title }],
  request: ({ variables }) => ({ name: variables.name ?? '' }),
  perform: {
    reach: 'outside',
    request: Json,
    result: Json,
    async run(_, { key }) {
      performed.push(key);
      return 'done';
    },
  },
  decide: () => leave('done'),
});
const nodes = [ask, task, end, pause, start, effect];

const child = closureOf(
  draw('child', [
    ['effect', 'flows.effect', {}, { done: 'end' }],
    ['end', 'flows.end', {}, {}],
  ]),
);
const question = { question: title, again: title, expects: 'text', variable: 'name', attempts: 2 };
const flow = closureOf(
  draw(
    'all',
    [
      ['first', 'flows.effect', {}, { done: 'ask' }],
      ['ask', 'conversations.ask', question, { answered: 'second', unanswered: 'end' }],
      ['second', 'flows.effect', {}, { done: 'task' }],
      [
        'task',
        'desk.task',
        { title, role: 'approver', choices: [{ id: 'yes', title }], hours: 1, shows: [] },
        { yes: 'start', overdue: 'end' },
      ],
      ['start', 'flows.start', { flow: 'child', input: [], wait: true, keep: [] }, { next: 'pause', failed: 'end' }],
      ['pause', 'flows.pause', { seconds: 60 }, { next: 'end' }],
      ['end', 'flows.end', {}, {}],
    ],
    { type: 'dialog', variables: [variable('name', 'text')] },
  ),
  [],
  { processes: { child: hashOf(child) } },
);

const opened: TestRuntime[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((runtime) => runtime.close()));
});
const open = async () => {
  const runtime = await openTestRuntime({ nodes, flows: [flow, child] });
  opened.push(runtime);
  return runtime;
};

/** Gives an execution whatever it waits for until it has ended. */
async function finish(runtime: TestRuntime, id: string): Promise<void> {
  for (let step = 0; step < 50; step++) {
    await runtime.rest(id);
    const { tokens } = await runtime.state(id);
    const phase = tokens[0]?.phase;
    if (!phase) return;
    if (phase.is !== 'waiting') throw new Error(`it is ${phase.is}`);
    if (phase.wait.for === 'message') await runtime.say(id, '王', 'm1');
    if (phase.wait.for === 'person') await runtime.decide(phase.wait.task.id, 'yes');
    if (phase.wait.for === 'child') await expect.poll(async () => (await runtime.state(id)).tokens[0]?.node).not.toBe('start');
    if (phase.wait.for === 'time') {
      runtime.store.clock.advance(60_000);
      await expect.poll(async () => (await runtime.state(id)).tokens.length).toBe(0);
    }
  }
  throw new Error('it does not end');
}

/** Puts a log's first batches into a store, as a process would leave them that was killed right after the last of them. */
async function leaveBehind(runtime: TestRuntime, id: string, batches: readonly Batch[]): Promise<void> {
  const { executions } = runtime.store;
  let before = { dispatched: 0, seq: 0 };
  for (const batch of batches) {
    const change = rowChangeFrom(before, batch);
    const { origin } = batch.snapshot;
    const about = { id, flow: 'all', type: 'dialog', environment: origin.environment, conversation: id } as const;
    if (batch.seq === 1) await executions.create(scope, { ...about, ...change }, batch);
    else await executions.append(scope, id, before.seq, batch, change);
    before = { dispatched: change.dispatched, seq: batch.seq };
  }
}

/** A recorded log with the snapshot of every batch. */
function withSnapshots(id: string, batches: readonly RecordedBatch[], flowOf: Parameters<typeof openWalk>[1]): readonly Batch[] {
  const walk = openWalk(id, flowOf);
  return batches.map((batch) => {
    walk.take(batch);
    if (!walk.state) throw new Error('a log begins with its start');
    return { ...batch, snapshot: walk.state };
  });
}

describe('an execution that was killed', () => {
  test('right after any of its commits goes on from there, and its whole log replays, wherever it was', async () => {
    const whole = await open();
    const id = await whole.start(flow);
    await finish(whole, id);
    const flowOf = () => pastExecutions(whole, nodes).compiled(flow);
    const log = withSnapshots(id, await logOf(whole, id), flowOf);
    expect(log.length).toBeGreaterThanOrEqual(7);

    for (let commits = 1; commits <= log.length; commits++) {
      const runtime = await open();
      performed.length = 0;
      await leaveBehind(runtime, id, log.slice(0, commits));
      await runtime.restart();
      await finish(runtime, id);
      const again = await logOf(runtime, id);
      expect(replay({ execution: id, batches: again, flowOf, build: 'test' })).toMatchObject({ ok: true, batches: log.length });
      expect(again.map(({ path }) => path.map(({ node, exit }) => `${node} ${exit}`))).toEqual(
        log.map(({ path }) => path.map(({ node, exit }) => `${node} ${exit}`)),
      );
      expect(new Set(performed).size).toBe(performed.length);
    }
  });
});
