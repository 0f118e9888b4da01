import type { FlowClosure } from '@mortise/shared/flow';
import { addTallies, emptyTally } from '@mortise/shared/rehearsal';
import type { Role, Scope } from '@mortise/shared/tenant';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineNode, leave, type Node, nodeCollection } from '../../engine/index.ts';
import { closureOf, draw, hashOf, inside, openTestRuntime, type TestRuntime, variable } from '../../testkit/index.ts';
import { unopenedWorld } from '../../testkit/unopened-ports.ts';
import decide from '../flows/nodes/decide.node.ts';
import end from '../flows/nodes/end.node.ts';
import set from '../flows/nodes/set.node.ts';
import { openPastExecutions } from './past-executions.ts';
import { recordedCases } from './recorded-cases.ts';
import { rehearsePage } from './rehearse-past.ts';

const title = { zh: '一步', en: 'A step' };
/** Says who the customer is; the product of a later build sets another greeting. */
const greeter = (greeting: string) =>
  defineNode({
    kind: 'flows.greet',
    version: 1,
    title,
    help: title,
    group: title,
    settings: z.strictObject({}),
    example: {},
    exits: [{ id: 'next', title }],
    decide: ({ variables }) =>
      leave('next', { greeting }, variables.age === 50 ? { identify: { customer: 'customer-50', assurance: 'code' } } : {}),
  });
const nodesOf = (greeting: string): readonly Node[] => [decide, end, set, greeter(greeting)];
const nodes = nodesOf('hello');

// biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
const rule = (id: string, when: string, share: string) => ({ id, when: [when], then: [share] });
const claim = (limit: number, ageClass: 'internal' | 'personal' = 'internal'): FlowClosure => {
  const graph = draw(
    'claim',
    [
      ['greet', 'flows.greet', {}, { next: 'share' }],
      ['share', 'flows.decide', { table: 'shares', keep: [{ name: 'share', variable: 'share' }] }, { next: 'pay' }],
      ['pay', 'flows.set', { rows: [{ variable: 'payable', value: 'round half up(total * share, 2)' }] }, { next: 'end' }],
      ['end', 'flows.end', {}, {}],
    ],
    {
      variables: [
        variable('age', 'number', { input: 'required', class: ageClass }),
        variable('total', 'money', { input: 'required' }),
        variable('share', 'number'),
        variable('greeting', 'text'),
        variable('payable', 'money', { output: true }),
      ],
    },
  );
  const table = {
    ...{ id: 'shares', name: 'shares', hitPolicy: 'UNIQUE' },
    inputs: [{ id: 'age', label: 'age', expression: 'age', type: 'number' }],
    outputs: [{ name: 'share', type: 'number' }],
    rules: [rule('young', `< ${limit}`, '0.8'), rule('old', `>= ${limit}`, '0.9')],
  };
  return closureOf(graph, [], { tables: { shares: table } });
};

let runtime: TestRuntime;
const was = claim(60);
const draft = claim(40);
const personal = claim(60, 'personal');
const scope = inside('anhe');
const reader = (...roles: Role[]): Scope => ({ ...scope, actor: 'user:li', roles });
const signal = AbortSignal.timeout(60_000);

beforeEach(async () => {
  runtime = await openTestRuntime({ nodes, flows: [was] });
  for (const age of [30, 50, 70]) {
    await runtime.start(was, { age, totalFen: 100_00 });
    runtime.store.clock.advance(1000);
  }
});
afterEach(() => runtime.close());

function sources(of: readonly Node[] = nodes, flows: readonly FlowClosure[] = [was, draft]) {
  const { executions } = runtime.store;
  const closures = new Map(flows.map((flow) => [hashOf(flow), flow]));
  const versions = { load: async (_: Scope, hash: string) => closures.get(hash) };
  const past = openPastExecutions({ executions, versions, nodes: nodeCollection(of), build: 'later' });
  return { executions, past, ports: unopenedWorld(runtime.store.clock) };
}

const casesOf = (as: Scope, from = sources(), more: readonly string[] = []) =>
  recordedCases(from, as, { table: 'shares', more, filter: { flow: 'claim' }, page: { limit: 50 }, signal });

describe('past executions on a draft', () => {
  const pageOf = (as: Scope, limit = 50, cursor?: string, from = sources()) =>
    rehearsePage(from, as, { version: hashOf(draft), filter: { flow: 'claim' }, page: { limit, cursor }, signal });

  test('are counted by what would change, with examples and the sum of money', async () => {
    const { tally, next } = await pageOf(reader('builder'));
    expect(next).toBeUndefined();
    expect(tally).toMatchObject({
      ...{ executions: 3, same: 2, differs: 1, openFromHere: 0, notReplayable: 0, unreadable: 0 },
      changed: { path: 0, decisions: 1, amounts: 1, end: 1 },
      tables: { shares: 1 },
      amounts: { more: 1, less: 0, sumFen: 10_00 },
    });
    expect(tally.examples).toMatchObject([
      {
        rehearsal: {
          decisions: [{ table: 'shares', recorded: { share: 0.8 }, rehearsed: { share: 0.9 } }],
          amounts: [{ name: 'payable', recordedFen: 80_00, rehearsedFen: 90_00 }],
        },
      },
    ]);
  });

  test('come page by page, and the pages add up to the whole', async () => {
    let tally = emptyTally;
    let pages = 0;
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await pageOf(scope, 2, cursor);
      tally = addTallies(tally, page.tally);
      cursor = page.next;
      pages++;
    }
    expect(pages).toBe(2);
    expect(tally).toEqual((await pageOf(scope)).tally);
  });

  test('that a later build would decide otherwise on their own version are told apart, with step, variable and builds', async () => {
    const { tally } = await pageOf(scope, 50, undefined, sources(nodesOf('good day')));
    expect(tally).toMatchObject({ executions: 3, notReplayable: 3 });
    expect(tally.examples[0]).toMatchObject({
      difference: { batch: 1, part: 'path', node: 'greet', variables: ['greeting'], builds: { wrote: 'test', read: 'later' } },
    });
  });

  test('whose customer was erased are counted as unreadable, and the others still go through', async () => {
    await runtime.store.vault.destroy(scope.tenantId, 'customer-50');
    const { tally } = await pageOf(scope);
    expect(tally).toMatchObject({ executions: 3, same: 2, unreadable: 1 });
    expect(tally.examples).toMatchObject([{ fared: 'unreadable', code: 'vault.seal-broken' }]);
    expect(await casesOf(scope)).toMatchObject({ executions: 3, unreadable: 1, items: [{}, {}] });
  });

  test('stop between one and the next when that is asked', async () => {
    const cancelled = AbortSignal.abort(new Error('enough'));
    const asked = { version: hashOf(draft), filter: {}, page: { limit: 50 }, signal: cancelled };
    await expect(rehearsePage(sources(), scope, asked)).rejects.toThrow('enough');
    await expect(recordedCases(sources(), scope, { ...asked, table: 'shares', more: [] })).rejects.toThrow('enough');
  });

  test('are refused by name where the version is not there', async () => {
    const asked = { version: 'none', filter: {}, page: { limit: 50 }, signal };
    await expect(rehearsePage(sources(), scope, asked)).rejects.toMatchObject({ code: 'replay.version-not-found' });
  });
});

describe('an execution', () => {
  test('replays on its own version to its newest snapshot, also by a later build that decides alike', async () => {
    const [row] = (await runtime.store.executions.list(scope, {}, { limit: 1 })).items;
    const id = row?.id ?? '';
    expect(await sources().past.verify(scope, id)).toMatchObject({ ok: true, execution: id, flow: 'claim', batches: 1 });
    expect(await sources(nodesOf('good day')).past.verify(scope, id)).toMatchObject({ ok: false, difference: { node: 'greet' } });
    await expect(sources().past.verify(scope, 'none')).rejects.toMatchObject({ code: 'execution.not-found' });
  });
});

describe('the cases of a decision table', () => {
  test('are what it saw and what it decided, with what each was about and the types of its variables', async () => {
    const { items, flows } = await casesOf(reader('builder'));
    expect(items.map(({ variables, decided, rules }) => ({ variables, decided, rules }))).toEqual([
      { variables: { age: 70 }, decided: { is: 'output', output: { share: 0.9 } }, rules: ['old'] },
      { variables: { age: 50 }, decided: { is: 'output', output: { share: 0.8 } }, rules: ['young'] },
      { variables: { age: 30 }, decided: { is: 'output', output: { share: 0.8 } }, rules: ['young'] },
    ]);
    expect(items.map(({ amountFen }) => amountFen)).toEqual([90_00, 80_00, 80_00]);
    expect(flows).toMatchObject({ claim: { types: { age: 'number', total: 'money' }, zone: 'Asia/Shanghai' } });
  });

  test('hold other variables of the flow too, where a changed table would read them', async () => {
    const { items } = await casesOf(scope, sources(), ['total', 'no such variable']);
    expect(items[0]).toMatchObject({ variables: { age: 70, totalFen: 100_00 }, amountFen: 100_00 });
  });

  test('that hold personal data are withheld from a builder, counted, and whole for a reviewer', async () => {
    await runtime.close();
    runtime = await openTestRuntime({ nodes, flows: [personal] });
    await runtime.start(personal, { age: 30, totalFen: 100_00 });
    const from = sources(nodes, [personal]);
    expect(await casesOf(reader('builder'), from)).toMatchObject({ items: [], withheld: 1 });
    expect(await casesOf(reader('reviewer'), from)).toMatchObject({ items: [{ variables: { age: 30 } }], withheld: 0 });
  });

  test('are not taken from an execution that does not replay', async () => {
    expect(await casesOf(scope, sources(nodesOf('good day')))).toMatchObject({ items: [], executions: 3, notReplayable: 3 });
  });
});
