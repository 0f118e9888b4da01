import { FlowClosure } from '@mortise/shared/flow';
import { Json } from '@mortise/shared/json';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import ask from '../../capabilities/conversations/nodes/ask.node.ts';
import say from '../../capabilities/conversations/nodes/say.node.ts';
import handOver from '../../capabilities/desk/nodes/hand-over.node.ts';
import task from '../../capabilities/desk/nodes/task.node.ts';
import choose from '../../capabilities/flows/nodes/choose.node.ts';
import decide from '../../capabilities/flows/nodes/decide.node.ts';
import end from '../../capabilities/flows/nodes/end.node.ts';
import pause from '../../capabilities/flows/nodes/pause.node.ts';
import set from '../../capabilities/flows/nodes/set.node.ts';
import recognise from '../../capabilities/intents/nodes/recognise.node.ts';
import { closureOf, draw, openTestRuntime, type TestRuntime, variable } from '../../testkit/index.ts';
import { pastExecutions } from '../../testkit/past-execution.ts';
import { defineNode } from '../define-node.ts';
import { leave } from '../outcome.ts';

const text = (zh: string) => ({ zh, en: zh });
const title = text('一步');
const paid: Json[] = [];
/** Pays what it is told to. */
const pay = defineNode({
  kind: 'flows.pay',
  version: 1,
  title,
  help: title,
  group: title,
  settings: z.strictObject({}),
  example: {},
  exits: [{ id: 'paid', title }],
  request: ({ variables }) => ({ amountFen: variables.payableFen ?? 0 }),
  perform: {
    reach: 'outside',
    request: Json,
    result: Json,
    async run(request, { ports, scope, key }) {
      paid.push(request);
      await ports.messenger.send({ scope, to: '138', text: 'paid', key });
      return 'paid';
    },
  },
  decide: () => leave('paid'),
});
const nodes = [ask, say, handOver, task, choose, decide, end, pause, set, recognise, pay];
const messenger = { send: async () => {} };

let runtime: TestRuntime;
afterEach(() => runtime.close());

/** A conversation: how much was it? A table says what share is paid, and it is paid. */
function claim({
  question = '多少钱？',
  share = '0.8',
  limit = '1000',
  more = {},
}: {
  question?: string;
  share?: string;
  limit?: string;
  more?: Partial<FlowClosure>;
} = {}): FlowClosure {
  const asking = { question: text(question), again: text('请再说'), expects: 'money', variable: 'total', attempts: 2 };
  const graph = draw(
    'claim',
    [
      ['ask', 'conversations.ask', asking, { answered: 'lane', unanswered: 'end' }],
      ['lane', 'flows.decide', { table: 'lanes', keep: [{ name: 'lane', variable: 'lane' }] }, { next: 'which' }],
      ['which', 'flows.choose', { cases: [{ id: 'small', title, when: 'lane = "small"' }] }, { small: 'set', otherwise: 'look' }],
      [
        'look',
        'desk.task',
        { title, role: 'approver', choices: [{ id: 'yes', title }], hours: 24, shows: ['totalFen'] },
        { yes: 'set', overdue: 'end' },
      ],
      ['set', 'flows.set', { rows: [{ variable: 'payable', value: `round half up(total * ${share}, 2)` }] }, { next: 'pay' }],
      ['pay', 'flows.pay', {}, { paid: 'end' }],
      ['end', 'flows.end', {}, {}],
    ],
    {
      type: 'dialog',
      variables: [variable('total', 'money'), variable('lane', 'text'), variable('payable', 'money', { output: true })],
    },
  );
  return closureOf(graph, [], { tables: { lanes: lanes(limit) }, ...more });
}

function lanes(limit: string): Json {
  return {
    id: 'lanes',
    name: 'lanes',
    hitPolicy: 'UNIQUE',
    inputs: [{ id: 'total', label: 'total', expression: 'total', type: 'money' }],
    outputs: [{ name: 'lane', type: 'text' }],
    rules: [
      // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
      { id: 'small', when: [`< ${limit}`], then: ['"small"'] },
      // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
      { id: 'large', when: [`>= ${limit}`], then: ['"large"'] },
    ],
  };
}

const was = claim();
async function open(...flows: FlowClosure[]) {
  paid.length = 0;
  runtime = await openTestRuntime({ nodes, flows, ports: { messenger } });
  return pastExecutions(runtime, nodes);
}

/** A claim for 500 yuan that was paid 400. */
async function smallClaim() {
  const id = await runtime.start(was);
  await runtime.say(id, '500');
  return id;
}

describe('a past execution on a draft', () => {
  test('that changes nothing is the same, and nothing is paid again', async () => {
    const past = await open(was);
    const id = await smallClaim();
    expect(paid).toEqual([{ amountFen: 40_000 }]);
    expect(await past.through(id, { was, is: claim() })).toEqual({ is: 'same', decisions: [], amounts: [] });
    expect(paid).toHaveLength(1);
  });

  test('whose table decides otherwise parts there, and stands open where a person was never asked', async () => {
    const past = await open(was);
    const id = await smallClaim();
    const through = await past.through(id, { was, is: claim({ limit: '300' }) });
    expect(through).toMatchObject({
      is: 'openFromHere',
      path: {
        after: { node: 'lane' },
        recorded: { node: 'which', exit: 'small' },
        rehearsed: { node: 'which', exit: 'otherwise' },
      },
      decisions: [{ flow: 'claim', table: 'lanes', nth: 1, recorded: { lane: 'small' }, rehearsed: { lane: 'large' } }],
      open: { flow: 'claim', node: 'look', why: 'decision' },
    });
  });

  test('that would pay another amount is open at the payment: the outside was never asked for it', async () => {
    const past = await open(was);
    const id = await smallClaim();
    const through = await past.through(id, { was, is: claim({ share: '0.9' }) });
    expect(through).toMatchObject({ is: 'openFromHere', open: { node: 'pay', why: 'effect' } });
    expect(paid).toHaveLength(1);
  });

  test('that pays nobody tells which amounts differ and how it ends', async () => {
    const past = await open(was);
    const id = await smallClaim();
    const [graph] = Object.values(claim({ share: '0.9' }).flows);
    const edges = graph?.edges.map((edge) => (edge.from === 'set' ? { ...edge, to: 'end' } : edge)) ?? [];
    const is = { ...was, flows: { claim: { ...claim({ share: '0.9' }).flows.claim, edges } } };
    expect(await past.through(id, { was, is: FlowClosure.parse(is) })).toMatchObject({
      is: 'differs',
      path: { after: { node: 'set' }, recorded: { node: 'pay' }, rehearsed: { node: 'end' } },
      amounts: [{ name: 'payable', recordedFen: 40_000, rehearsedFen: 45_000 }],
      end: { recorded: 'finished', rehearsed: 'finished', output: ['payableFen'] },
    });
  });

  test('that asks in other words is open at the question; spaces are no other words', async () => {
    const past = await open(was);
    const id = await smallClaim();
    const reworded = await past.through(id, { was, is: claim({ question: '花了多少钱？' }) });
    expect(reworded).toMatchObject({ is: 'openFromHere', open: { node: 'ask', why: 'question' } });
    expect(reworded.path).toBeUndefined();
    expect(await past.through(id, { was, is: claim({ question: ' 多少钱？\n' }) })).toMatchObject({ is: 'same' });
  });

  test('that needs an input nobody gave is open at its start, and the input is named', async () => {
    const past = await open(was);
    const id = await smallClaim();
    const graph = was.flows.claim;
    const variables = [...(graph?.variables ?? []), variable('policyNo', 'text', { input: 'required' })];
    const is = FlowClosure.parse({ ...was, flows: { claim: { ...graph, variables } } });
    expect(await past.through(id, { was, is })).toMatchObject({
      is: 'openFromHere',
      open: { node: 'ask', why: 'input', detail: 'policyNo' },
    });
  });
});
