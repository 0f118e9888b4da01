import { Fault } from '@mortise/shared/fault';
import { FlowGraph } from '@mortise/shared/flow';
import { type Json, JsonRecord } from '@mortise/shared/json';
import { serviceScope, TenantId } from '@mortise/shared/tenant';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openDesks } from '../../desks.ts';
import { defineNode } from '../../engine/define-node.ts';
import { leave } from '../../engine/outcome.ts';
import { openTestStore } from '../../testkit/open-test-store.ts';
import { draftChanged, flowExists, notPublishable } from './faults.ts';

const scope = { ...serviceScope(TenantId.parse('anhe')), actor: 'user:builder' };
const other = serviceScope(TenantId.parse('hengtai'));
const text = (word: string) => ({ zh: word, en: word });
const common = { version: 1, title: text('step'), help: text('help'), group: text('group'), decide: () => leave('next') } as const;
const next = [{ id: 'next', title: text('next') }] as const;
const refers = (hint: string, use?: string) =>
  z.strictObject({
    ref: z
      .string()
      .min(1)
      .meta({ field: hint, ...(use ? { use } : {}) }),
  });

const nodes = [
  defineNode({
    ...common,
    kind: 'flows.end',
    settings: z.strictObject({}),
    example: {},
    exits: [],
    decide: () => ({ do: 'end', output: {} }),
  }),
  defineNode({ ...common, kind: 'flows.call', settings: refers('flow', 'call'), example: { ref: 'x' }, exits: next }),
  defineNode({ ...common, kind: 'flows.start', settings: refers('flow', 'start'), example: { ref: 'x' }, exits: next }),
  defineNode({ ...common, kind: 'flows.decide', settings: refers('decision-table'), example: { ref: 'x' }, exits: next }),
].map(({ spec }) => spec);

/** A flow of steps in a row, each naming one thing, with an end behind them. */
function drawn(id: string, steps: readonly (readonly [kind: string, ref: string])[], type: 'dialog' | 'process' = 'dialog'): FlowGraph {
  const ids = [...steps.map((_, index) => `n${index}`), 'end'];
  const at = { x: 0, y: 0 };
  return FlowGraph.parse({
    format: 1,
    id,
    name: text(id),
    type,
    start: ids[0],
    variables: [],
    nodes: [
      ...steps.map(([kind, ref], index) => ({ id: `n${index}`, kind, version: 1, settings: { ref }, at })),
      { id: 'end', kind: 'flows.end', version: 1, settings: {}, at },
    ],
    edges: steps.map((_, index) => ({ id: `e${index}`, from: `n${index}`, exit: 'next', to: ids[index + 1] })),
    notes: [],
  });
}

/** A table with one rule, which says `out` whatever is. */
function table(id: string, out: string, input = '1'): Json {
  const inputs = [{ id: 'i', label: 'i', expression: input, type: 'number' }];
  // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
  const rules = [{ id: 'r', when: ['-'], then: [out] }];
  return { id, name: id, hitPolicy: 'FIRST', inputs, outputs: [{ name: 'lane', type: 'number' }], rules };
}

let stores: Awaited<ReturnType<typeof openTestStore>>;
let desks: ReturnType<typeof openDesks>;
const publish = async (flow: string) => {
  const draft = await desks.flows.drafts.load(scope, flow);
  return desks.flows.publishing.publish(scope, { flow, message: `publish ${flow}`, ifVersion: draft?.draftVersion ?? 0 });
};
const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );
const save = (graph: FlowGraph, ifVersion = 0) => desks.flows.drafts.save(scope, graph, ifVersion);

beforeEach(async () => {
  stores = await openTestStore();
  desks = openDesks(stores, { nodes, demo: false });
});
afterEach(() => stores.close());

describe('a draft', () => {
  test('is never overwritten by somebody who has not seen the last change', async () => {
    const { draftVersion } = await save(drawn('front-desk', []));
    await save(drawn('front-desk', [['flows.call', 'a']]), draftVersion);
    expect(draftChanged.is(await faultOf(save(drawn('front-desk', []), draftVersion)))).toBe(true);
    expect((await desks.flows.drafts.load(scope, 'front-desk'))?.graph.nodes).toHaveLength(2);
  });

  test('is created once', async () => {
    await save(drawn('front-desk', []));
    expect(flowExists.is(await faultOf(save(drawn('front-desk', []))))).toBe(true);
  });

  test('is found by a part of its name, in its own tenant only', async () => {
    for (const id of ['claim-a', 'claim-b', 'renewal']) await save(drawn(id, []));
    const found = await desks.flows.drafts.list(scope, { search: 'CLAIM' }, { limit: 50 });
    expect(found.items.map(({ graph }) => graph.id)).toEqual(['claim-a', 'claim-b']);
    expect((await desks.flows.drafts.list(other, {}, { limit: 50 })).items).toEqual([]);
  });

  test('is not hidden by pages on which nothing fits', async () => {
    for (const id of ['a-one', 'a-two', 'b-three']) await save(drawn(id, []));
    expect((await desks.flows.drafts.list(scope, { search: 'three' }, { limit: 1 })).items.map(({ graph }) => graph.id)).toEqual([
      'b-three',
    ]);
  });
});

describe('publication', () => {
  test('closes over sub-flows, tables and the processes in force', async () => {
    await desks.resources.save(scope, { kind: 'tables', id: 'lanes', body: table('lanes', '1'), ifVersion: 0 });
    await save(drawn('claim', [['flows.decide', 'lanes']], 'process'));
    await save(drawn('identify', []));
    await save(
      drawn('front-desk', [
        ['flows.call', 'identify'],
        ['flows.start', 'claim'],
      ]),
    );
    const claim = await publish('claim');
    const release = await publish('front-desk');
    const closure = await desks.flows.versions.load(scope, release.hash);
    expect(Object.keys(closure?.flows ?? {}).sort()).toEqual(['front-desk', 'identify']);
    expect(closure?.processes).toEqual({ claim: claim.hash });
    expect(closure?.tables).toEqual({});
    expect((await desks.flows.versions.load(scope, claim.hash))?.tables).toEqual({ lanes: table('lanes', '1') });
  });

  test('is named the same with and without test cases beside a table, which travel with the draft alone', async () => {
    await save(drawn('claim', [['flows.decide', 'lanes']], 'process'));
    await desks.resources.save(scope, { kind: 'tables', id: 'lanes', body: table('lanes', '1'), ifVersion: 0 });
    const before = await publish('claim');
    const cases = [{ id: 'c1', name: 'one', given: { i: 1 }, expect: { is: 'output', output: { lane: 1 } } }];
    const tested = { ...JsonRecord.parse(table('lanes', '1')), cases };
    await desks.resources.save(scope, { kind: 'tables', id: 'lanes', body: tested, ifVersion: 1 });
    expect((await publish('claim')).hash).toBe(before.hash);
    expect((await desks.resources.load(scope, 'tables', 'lanes'))?.body).toEqual(tested);
  });

  test('names a version by what it does, wherever its drawing came from', async () => {
    const origin = { format: 'bpmn' as const, document: '<definitions/>', element: 'p', flows: { p: 'claim' } };
    const { draftVersion } = await save({ ...drawn('claim', [], 'process'), origin });
    const imported = await publish('claim');
    expect((await desks.flows.versions.load(scope, imported.hash))?.flows.claim).not.toHaveProperty('origin');
    await save(drawn('claim', [], 'process'), draftVersion);
    expect(await publish('claim')).toMatchObject({ number: 1, hash: imported.hash });
  });

  test('refuses a step of another tool that was only kept, and says what it was', async () => {
    const graph = drawn('claim', [], 'process');
    const why = text('why');
    const settings = { type: 'bpmn:ComplexGateway', title: text('Complex gateway'), why, ways: [], source: '<complexGateway/>' };
    await save({
      ...graph,
      start: 'odd',
      nodes: [...graph.nodes, { id: 'odd', kind: 'bpmn.opaque', version: 1, settings, at: { x: 0, y: 0 } }],
    });
    const refused = await faultOf(publish('claim'));
    expect(notPublishable.is(refused)).toBe(true);
    expect(refused instanceof Fault && refused.cause).toContainEqual(
      expect.objectContaining({
        code: 'flow.opaque-node',
        severity: 'error',
        node: 'odd',
        message: expect.objectContaining({ en: expect.stringContaining('Complex gateway') }),
      }),
    );
  });

  test('lists every problem of every flow in it at once', async () => {
    await save(drawn('identify', [['flows.decide', 'no-table']]));
    await save(drawn('claim', [], 'process'));
    await save(
      drawn('front-desk', [
        ['flows.call', 'identify'],
        ['flows.start', 'claim'],
        ['flows.call', 'nowhere'],
      ]),
    );
    const refused = await faultOf(publish('front-desk'));
    expect(notPublishable.is(refused)).toBe(true);
    const problems = z.array(z.object({ code: z.string(), flow: z.string() })).parse(refused instanceof Fault ? refused.cause : []);
    expect(problems.map(({ code, flow }) => `${flow} ${code}`)).toEqual(
      expect.arrayContaining([
        'identify flow.missing-reference',
        'front-desk flow.missing-reference',
        'front-desk flow.process-not-published',
      ]),
    );
    expect(await desks.flows.releases.live(scope, 'front-desk')).toBeUndefined();
  });

  test('finds what is wrong in the cells of a table, seen from the flow that asks it', async () => {
    await desks.resources.save(scope, { kind: 'tables', id: 'lanes', body: table('lanes', '1', 'unheardOf + 1'), ifVersion: 0 });
    await save(drawn('claim', [['flows.decide', 'lanes']], 'process'));
    const problems = await desks.flows.publishing.problems(scope, 'claim');
    expect(problems).toMatchObject([{ severity: 'error', flow: 'claim', node: 'n0', setting: 'ref', code: 'expression.unknown-name' }]);
  });

  test('is refused when the draft is not the one that was seen', async () => {
    const { draftVersion } = await save(drawn('front-desk', []));
    await save({ ...drawn('front-desk', []), name: text('renamed') }, draftVersion);
    const refused = await faultOf(desks.flows.publishing.publish(scope, { flow: 'front-desk', message: 'm', ifVersion: draftVersion }));
    expect(draftChanged.is(refused)).toBe(true);
  });

  test('counts 1, 2, 3, keeps the number of what did not change, and gives an old drawing a new one', async () => {
    const first = drawn('front-desk', []);
    const one = await save(first);
    expect(await publish('front-desk')).toMatchObject({ number: 1, author: 'user:builder', message: 'publish front-desk' });
    expect(await publish('front-desk')).toMatchObject({ number: 1 });
    const two = await save({ ...first, name: text('renamed') }, one.draftVersion);
    const second = await publish('front-desk');
    expect(second.number).toBe(2);
    await save(first, two.draftVersion);
    const third = await publish('front-desk');
    expect(third.number).toBe(3);
    expect(third.hash).toBe((await desks.flows.releases.find(scope, 'front-desk', 1))?.hash);
  });

  test('by two people at once gives each a number of their own', async () => {
    const releases = desks.flows.releases;
    const closures = ['a', 'b', 'c', 'd'].map((name) => ({ ...drawn('front-desk', []), name: text(name) }));
    const published = await Promise.all(
      closures.map((graph) =>
        releases.add(
          scope,
          {
            format: 1,
            root: 'front-desk',
            flows: { 'front-desk': graph },
            tables: {},
            intents: {},
            knowledge: {},
            processes: {},
            parts: {},
            zone: 'UTC',
          },
          graph.name.en,
        ),
      ),
    );
    expect(published.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
  });

  test('stays as it was when everything it was made of changes, and no other tenant can read it', async () => {
    const saved = await save(drawn('front-desk', [['flows.decide', 'lanes']]));
    await desks.resources.save(scope, { kind: 'tables', id: 'lanes', body: table('lanes', '1'), ifVersion: 0 });
    const { hash } = await publish('front-desk');
    await desks.resources.save(scope, { kind: 'tables', id: 'lanes', body: table('lanes', '2'), ifVersion: 1 });
    await save(drawn('front-desk', []), saved.draftVersion);
    const reopened = openDesks(stores, { nodes, demo: false }).flows.versions;
    expect((await reopened.load(scope, hash))?.tables).toEqual({ lanes: table('lanes', '1') });
    expect(await reopened.load(other, hash)).toBeUndefined();
  });
});

describe('a trial', () => {
  test('takes the drafts as they are, those of the processes too, and puts nothing in force', async () => {
    await save(drawn('claim', [], 'process'));
    await save(drawn('front-desk', [['flows.start', 'claim']]));
    const { version, problems } = await desks.flows.publishing.prepareTrial(scope, 'front-desk');
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const closure = await desks.flows.versions.load(scope, version ?? '');
    const claim = await desks.flows.versions.load(scope, closure?.processes.claim ?? '');
    expect(claim?.root).toBe('claim');
    expect(await desks.flows.releases.live(scope, 'front-desk')).toBeUndefined();
  });

  test('of a process that starts itself ends', async () => {
    await save(drawn('claim', [['flows.start', 'claim']], 'process'));
    const { version, problems } = await desks.flows.publishing.prepareTrial(scope, 'claim');
    expect(version).toBeUndefined();
    expect(problems.map(({ code }) => code)).toContain('flow.process-not-published');
  });
});

describe('a decision table', () => {
  test('is found by a part of its id or title, page by page, with the number of its rules', async () => {
    for (const id of ['lanes', 'fees', 'lanes-old'])
      await desks.resources.save(scope, { kind: 'tables', id, body: table(id, '1'), ifVersion: 0 });
    const first = await desks.resources.find(scope, 'tables', 'LANES', { limit: 1 });
    expect(first.items).toMatchObject([{ id: 'lanes', title: 'lanes', size: 1 }]);
    const next = await desks.resources.find(scope, 'tables', 'LANES', { limit: 1, cursor: first.next });
    expect(next.items.map(({ id }) => id)).toEqual(['lanes-old']);
    expect((await desks.resources.find(other, 'tables', undefined, { limit: 50 })).items).toEqual([]);
  });

  test('tells the flows that ask it, and what each has in force', async () => {
    await desks.resources.save(scope, { kind: 'tables', id: 'lanes', body: table('lanes', '1'), ifVersion: 0 });
    await save(drawn('claim', [['flows.decide', 'lanes']], 'process'));
    await save(drawn('renewal', [['flows.decide', 'lanes']], 'process'));
    await save(drawn('other', [['flows.decide', 'fees']], 'process'));
    await publish('claim');
    await desks.resources.save(scope, { kind: 'tables', id: 'lanes', body: table('lanes', '2'), ifVersion: 1 });
    expect(await desks.tableUses.of(scope, 'lanes')).toMatchObject([
      { flow: 'claim', variables: [], live: { number: 1, table: table('lanes', '1') } },
      { flow: 'renewal', variables: [] },
    ]);
    expect(await desks.tableUses.of(other, 'lanes')).toEqual([]);
  });
});
