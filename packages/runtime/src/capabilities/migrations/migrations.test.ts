import { Fault } from '@mortise/shared/fault';
import type { FlowClosure, FlowGraph, NodeMoves, VariableDecl } from '@mortise/shared/flow';
import { Json } from '@mortise/shared/json';
import type { Obstacle } from '@mortise/shared/migration';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineNode, leave, nodeCollection, replay } from '../../engine/index.ts';
import { closureOf, draw, hashOf, inside, openTestRuntime, type TestRuntime, variable } from '../../testkit/index.ts';
import { logOf, pastExecutions } from '../../testkit/past-execution.ts';
import task from '../desk/nodes/task.node.ts';
import { openReleases, openVersions } from '../flows/index.ts';
import call from '../flows/nodes/call.node.ts';
import choose from '../flows/nodes/choose.node.ts';
import end from '../flows/nodes/end.node.ts';
import pause from '../flows/nodes/pause.node.ts';
import set from '../flows/nodes/set.node.ts';
import { checkMigration, type MigrationSources, migrateWaiting, proposeMigration } from './migrate-waiting.ts';

const title = { zh: '一步', en: 'A step' };
const scope = { ...inside('anhe'), actor: 'user:zhang' };
let answer: () => Promise<Json> = async () => 'ok';
const effect = defineNode({
  kind: 'flows.effect',
  version: 1,
  title,
  help: title,
  group: title,
  settings: z.strictObject({}),
  example: {},
  exits: [{ id: 'done', title }],
  request: () => ({}),
  perform: { reach: 'outside', request: Json, result: Json, run: () => answer() },
  decide: () => leave('done'),
});
const nodes = [task, call, choose, end, pause, set, effect];
const yes = [{ id: 'yes', title }];
const asked = (choices: readonly Json[] = yes): Json => ({ title, role: 'approver', choices, hours: 24, shows: [] });
type Rows = Parameters<typeof draw>[1];

/** A flow that waits at its first step; steps, variables and sub-flows as a test needs them. */
const flow = (rows: Rows, variables: readonly VariableDecl[] = [], subFlows: readonly FlowGraph[] = []): FlowClosure =>
  closureOf(draw('claim', [...rows, ['end', 'flows.end', {}, {}]], { variables }), subFlows);
const review = (id: string, choices?: readonly Json[]): Rows => [[id, 'desk.task', asked(choices), { yes: 'end', overdue: 'end' }]];
const total = (type: VariableDecl['type'] = 'money') => variable('total', type, { input: 'optional' });

let runtime: TestRuntime;
let sources: MigrationSources;
afterEach(() => runtime.close());

/** Opens a product in which these versions were published one after the other. */
async function open(...published: readonly FlowClosure[]) {
  runtime = await openTestRuntime({ nodes, flows: published });
  const { documents, clock, executions } = runtime.store;
  const versions = openVersions(documents);
  const releases = openReleases({ documents, versions, clock });
  for (const one of published) await releases.add(scope, one, 'for the test');
  sources = { executions, releases, versions, nodes: nodeCollection(nodes), runner: runtime.runner };
}

const versions = { flow: 'claim', from: 1, to: 2 };
const about = (moves: NodeMoves = {}) => ({ versions, moves, page: { limit: 50 } });
const move = (moves: NodeMoves = {}) => migrateWaiting(sources, scope, { ...about(moves), reason: 'the form was wrong' });
const taskOf = async (id: string) => {
  const { tokens } = await runtime.state(id);
  const phase = tokens.map((token) => token.phase).find((one) => one.is === 'waiting' && one.wait.for === 'person');
  return phase?.is === 'waiting' && phase.wait.for === 'person' ? phase.wait.task.id : '';
};
/** What keeps the only waiting execution from moving; nothing where it can. */
async function obstacles(moves: NodeMoves = {}): Promise<readonly Obstacle[]> {
  const { seen, movable, stuck } = await checkAll(moves);
  expect(seen).toBe(1);
  expect(movable).toBe(stuck.length === 0 ? 1 : 0);
  return stuck.flatMap((one) => one.obstacles);
}
async function checkAll(moves: NodeMoves = {}) {
  const pages = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await checkMigration(sources, scope, { ...about(moves), page: { limit: 50, cursor } });
    pages.push(page);
    cursor = page.next;
  }
  return {
    seen: pages.reduce((sum, { seen }) => sum + seen, 0),
    movable: pages.reduce((sum, { movable }) => sum + movable, 0),
    stuck: pages.flatMap(({ stuck }) => stuck),
  };
}
async function moveAll(moves: NodeMoves = {}) {
  let moved = 0;
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await migrateWaiting(sources, scope, { ...about(moves), page: { limit: 1, cursor }, reason: 'the form was wrong' });
    moved += page.movable;
    cursor = page.next;
  }
  return moved;
}

describe('a waiting execution', () => {
  const before = flow(review('review'));
  const after = flow(
    [
      ['review', 'desk.task', asked(), { yes: 'set', overdue: 'end' }],
      ['set', 'flows.set', { rows: [{ variable: 'note', value: '"new"' }] }, { next: 'end' }],
    ],
    [variable('note', 'text', { output: true })],
  );

  test('moves to the version, is decided as it was asked, and goes on by the new drawing; the log says who and why', async () => {
    await open(before, after);
    const id = await runtime.start(before);
    const asked = await taskOf(id);
    expect(await proposeMigration(sources, scope, versions)).toEqual({
      flows: { claim: { kept: ['review', 'end'], changed: [], removed: [], added: ['set'] } },
    });
    expect(await obstacles()).toEqual([]);
    expect(await moveAll()).toBe(1);
    expect((await runtime.store.executions.load(scope, id))?.row.version).toBe(hashOf(after));
    await runtime.decide(asked, 'yes');
    expect(await runtime.state(id)).toMatchObject({ status: 'finished', output: { note: 'new' } });
    const log = await logOf(runtime, id);
    expect(log[1]?.events).toMatchObject([{ type: 'migrated', by: 'user:zhang', reason: 'the form was wrong', version: hashOf(after) }]);
  });

  test('that moved replays over both versions', async () => {
    await open(before, after);
    const id = await runtime.start(before);
    await moveAll();
    await runtime.decide(await taskOf(id), 'yes');
    const compiled = new Map([before, after].map((one) => [hashOf(one), pastExecutions(runtime, nodes).compiled(one)]));
    const flowOf = (version: string) => {
      const found = compiled.get(version);
      if (!found) throw new Error(`no version ${version}`);
      return found;
    };
    const batches = await logOf(runtime, id);
    expect(replay({ execution: id, batches, flowOf, build: 'test' })).toMatchObject({ ok: true, batches: 3 });
  });

  test('keeps its timer, and goes on after a restart', async () => {
    const pausing = flow([['pause', 'flows.pause', { seconds: 60 }, { next: 'end' }]]);
    const longer = flow([['pause', 'flows.pause', { seconds: 3600 }, { next: 'end' }]]);
    await open(pausing, longer);
    const id = await runtime.start(pausing);
    expect(await moveAll()).toBe(1);
    await runtime.restart();
    runtime.store.clock.advance(60_000);
    await expect.poll(async () => (await runtime.state(id)).status).toBe('finished');
  });

  test('that is asked to move twice moves once', async () => {
    await open(before, after);
    const id = await runtime.start(before);
    const migration = { version: hashOf(after), moves: {}, reason: 'twice' };
    await runtime.runner.migrate(scope, id, migration);
    await runtime.runner.migrate(scope, id, migration);
    expect(await logOf(runtime, id)).toHaveLength(2);
  });

  test('stands in nobody’s way: the others move, page by page, and it is named with why', async () => {
    const two = flow(
      [
        ['which', 'flows.choose', { cases: [{ id: 'a', title, when: 'total > 1' }] }, { a: 'old', otherwise: 'review' }],
        ['old', 'desk.task', asked(), { yes: 'end', overdue: 'end' }],
        ...review('review'),
      ],
      [total()],
    );
    const later = flow(review('review'), [total()]);
    await open(two, later);
    const stays = await runtime.start(two, { totalFen: 500 });
    await runtime.start(two, { totalFen: 0 });
    await runtime.start(two, { totalFen: 0 });
    const done = await runtime.start(two, { totalFen: 0 });
    await runtime.decide(await taskOf(done), 'yes');
    expect(await checkAll()).toEqual({
      ...{ seen: 3, movable: 2 },
      stuck: [{ execution: stays, obstacles: [{ why: 'step-removed', flow: 'claim', node: 'old' }] }],
    });
    expect(await moveAll()).toBe(2);
    expect(await checkAll()).toMatchObject({ seen: 1, movable: 0 });
    expect((await runtime.store.executions.load(scope, stays))?.row.version).toBe(hashOf(two));
  });
});

describe('what keeps an execution from moving is told by name:', () => {
  test('a removed step without a mapping, a mapping that leads nowhere, and one to another kind', async () => {
    await open(flow(review('old')), flow([...review('new'), ['pause', 'flows.pause', { seconds: 60 }, { next: 'end' }]]));
    const id = await runtime.start(flow(review('old')));
    const at = { flow: 'claim', node: 'old' };
    expect(await obstacles()).toEqual([{ why: 'step-removed', ...at }]);
    expect(await obstacles({ claim: { old: 'gone' } })).toEqual([{ why: 'unknown-target', ...at, name: 'gone' }]);
    expect(await obstacles({ claim: { old: 'pause' } })).toEqual([{ why: 'other-kind', ...at, name: 'pause' }]);
    expect(await obstacles({ claim: { old: 'new' } })).toEqual([]);
    await moveAll({ claim: { old: 'new' } });
    expect((await runtime.state(id)).tokens[0]?.node).toBe('new');
    await runtime.decide(await taskOf(id), 'yes');
    expect((await runtime.state(id)).status).toBe('finished');
  });

  test('a value without a place, and one of another type', async () => {
    await open(flow(review('review'), [total()]), flow(review('review')), flow(review('review'), [variable('totalFen', 'text')]));
    await runtime.start(flow(review('review'), [total()]), { totalFen: 100 });
    expect(await obstacles()).toEqual([{ why: 'variable-missing', flow: 'claim', name: 'totalFen' }]);
    const third = await checkMigration(sources, scope, { ...about(), versions: { ...versions, to: 3 }, page: { limit: 50, cursor: '1:' } });
    expect(third.stuck[0]?.obstacles).toEqual([{ why: 'variable-type', flow: 'claim', name: 'totalFen' }]);
  });

  test('a way out that a person was offered and that is no more', async () => {
    const both = [...yes, { id: 'no', title }];
    const before = flow([['review', 'desk.task', asked(both), { yes: 'end', no: 'end', overdue: 'end' }]]);
    await open(before, flow(review('review')));
    await runtime.start(before);
    expect(await obstacles()).toEqual([{ why: 'choice-gone', flow: 'claim', node: 'review', name: 'no' }]);
  });

  test('a request that is out, and one that failed and waits for a decision', async () => {
    const before = flow([['effect', 'flows.effect', {}, { done: 'end' }]]);
    const after = flow([['effect', 'flows.effect', {}, { done: 'end' }]], [total()]);
    await open(before, after);
    let fail = () => {};
    answer = () =>
      new Promise((_, reject) => {
        fail = () => reject(new Fault({ code: 'test.refused', blame: 'author', message: 'no', facts: {} }));
      });
    const origin = { channel: 'command', environment: 'test', language: 'zh', assurance: 'anonymous' } as const;
    const { id } = await runtime.runner.start(scope, { version: hashOf(before), input: {}, origin });
    const pending = [{ why: 'effect-pending', flow: 'claim', node: 'effect' }];
    expect(await obstacles()).toEqual(pending);
    fail();
    await expect.poll(async () => (await runtime.state(id)).status).toBe('stuck');
    expect(await obstacles()).toEqual(pending);
    const migrate = runtime.runner.migrate(scope, id, { version: hashOf(after), moves: {}, reason: 'try' });
    await expect(migrate).rejects.toMatchObject({ code: 'execution.cannot-migrate', cause: pending });
  });

  test('a sub-flow that the version has otherwise; one that is only drawn elsewhere is no obstacle', async () => {
    const sub = (seconds: number, x = 0): FlowGraph => {
      const drawn = draw('sub', [
        ['pause', 'flows.pause', { seconds }, { next: 'end' }],
        ['end', 'flows.end', {}, {}],
      ]);
      return { ...drawn, nodes: drawn.nodes.map((node) => ({ ...node, at: { x, y: 7 } })) };
    };
    const calling = (subFlow: FlowGraph) =>
      flow([['call', 'flows.call', { flow: 'sub', input: [], keep: [] }, { next: 'end', failed: 'end' }]], [], [subFlow]);
    await open(calling(sub(60)), calling(sub(60, 50)), calling(sub(90)));
    await runtime.start(calling(sub(60)));
    expect(await obstacles()).toEqual([]);
    const third = await checkMigration(sources, scope, { ...about(), versions: { ...versions, to: 3 }, page: { limit: 50, cursor: '1:' } });
    expect(third.stuck[0]?.obstacles).toEqual([{ why: 'sub-flow-changed', flow: 'sub' }]);
  });

  test('a version that was never published', async () => {
    await open(flow(review('review')));
    await expect(checkAll()).rejects.toMatchObject({ code: 'version.not-found' });
  });
});

test('an incident whose drawing was mended is helped by moving: asked again, the step works by the new version', async () => {
  const broken = flow(
    [['which', 'flows.choose', { cases: [{ id: 'a', title, when: 'total > 1' }] }, { a: 'end', otherwise: 'end' }]],
    [variable('total', 'number', { input: 'optional' })],
  );
  const mended = flow(
    [['which', 'flows.choose', { cases: [{ id: 'a', title, when: 'total != null and total > 1' }] }, { a: 'end', otherwise: 'end' }]],
    [variable('total', 'number', { input: 'optional' })],
  );
  await open(broken, mended);
  const id = await runtime.start(broken);
  const phase = (await runtime.state(id)).tokens[0]?.phase;
  if (phase?.is !== 'stuck') throw new Error('it is not stuck');
  expect(await move()).toMatchObject({ movable: 1, stuck: [] });
  await runtime.decide(phase.incident.id, 'ask-again');
  expect((await runtime.state(id)).status).toBe('finished');
});
