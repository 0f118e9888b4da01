import type { FlowClosure } from '@mortise/shared/flow';
import { Json } from '@mortise/shared/json';
import fc from 'fast-check';
import { z } from 'zod';
import ask from '../capabilities/conversations/nodes/ask.node.ts';
import say from '../capabilities/conversations/nodes/say.node.ts';
import task from '../capabilities/desk/nodes/task.node.ts';
import call from '../capabilities/flows/nodes/call.node.ts';
import choose from '../capabilities/flows/nodes/choose.node.ts';
import decide from '../capabilities/flows/nodes/decide.node.ts';
import end from '../capabilities/flows/nodes/end.node.ts';
import fork from '../capabilities/flows/nodes/fork.node.ts';
import join from '../capabilities/flows/nodes/join.node.ts';
import pause from '../capabilities/flows/nodes/pause.node.ts';
import set from '../capabilities/flows/nodes/set.node.ts';
import start from '../capabilities/flows/nodes/start.node.ts';
import { defineNode, leave, type Node } from '../engine/index.ts';
import { closureOf, draw, variable } from './draw.ts';

const title = { zh: '一步', en: 'A step' };
const text = (zh: string) => ({ zh, en: zh });

/** What a local effect gives for a request: it follows from the request, as reading a picture does. */
export function localResultOf(request: Json): Json {
  return JSON.stringify(request).length % 7;
}

function effectNode(reach: 'local' | 'outside'): Node {
  return defineNode({
    kind: `flows.${reach}-effect`,
    version: 1,
    title,
    help: title,
    group: title,
    settings: z.strictObject({}),
    example: {},
    exits: [{ id: 'done', title }],
    retry: { attempts: 2, backoffMs: 1000 },
    request: ({ variables }) => ({ x: variables.x ?? 0 }),
    perform: {
      reach,
      request: Json,
      result: Json,
      run: async (request) => (reach === 'local' ? localResultOf(request) : 1),
    },
    decide: ({ result }) => leave('done', { x: typeof result === 'number' ? result : 0 }),
  });
}

/** The kinds random flows are made of: every outcome a visit can come to. */
export const randomKinds: readonly Node[] = [
  ...[ask, say, task, call, choose, decide, end, fork, join, pause, set, start],
  effectNode('local'),
  effectNode('outside'),
];

const branches = [
  { id: 'a', title },
  { id: 'b', title },
];
const question = { question: text('多少？{x}'), again: text('再说一次'), expects: 'number', variable: 'x', attempts: 2 };
const settings: Readonly<Record<string, Json>> = {
  'conversations.ask': question,
  'conversations.say': { text: text('是 {x}') },
  'desk.task': { title, role: 'approver', choices: branches, hours: 1, shows: ['x'] },
  'flows.call': { flow: 'inner', input: [{ name: 'x', value: 'x' }], keep: [{ name: 'x', variable: 'x' }] },
  'flows.decide': { table: 'sizes', keep: [{ name: 'size', variable: 'size' }] },
  'flows.end': {},
  'flows.fork': { branches },
  'flows.join': { need: 2 },
  'flows.pause': { seconds: 60 },
  'flows.set': { rows: [{ variable: 'x', value: 'x + 1' }] },
  'flows.start': { flow: 'child', input: [{ name: 'x', value: 'x' }], wait: true, keep: [{ name: 'x', variable: 'x' }] },
  'flows.local-effect': {},
  'flows.outside-effect': {},
  'flows.choose': { cases: [{ id: 'a', title, when: 'x > 3' }] },
};

const exits: Readonly<Record<string, readonly string[]>> = {
  'conversations.ask': ['answered', 'unanswered'],
  'desk.task': ['a', 'b', 'overdue'],
  'flows.call': ['next', 'failed'],
  'flows.choose': ['a', 'otherwise'],
  'flows.end': [],
  'flows.fork': ['a', 'b'],
  'flows.local-effect': ['done', 'fault'],
  'flows.outside-effect': ['done'],
  'flows.start': ['next', 'failed'],
};
const exitsOf = (kind: string) => exits[kind] ?? ['next'];

const x = variable('x', 'number', { input: 'optional', output: true });
const inner = draw(
  'inner',
  [
    ['more', 'flows.set', { rows: [{ variable: 'x', value: 'x + 10' }] }, { next: 'wait' }],
    ['wait', 'flows.pause', { seconds: 30 }, { next: 'end' }],
    ['end', 'flows.end', {}, {}],
  ],
  { variables: [x] },
);
const sizes: Json = {
  id: 'sizes',
  name: 'sizes',
  hitPolicy: 'UNIQUE',
  inputs: [{ id: 'x', label: 'x', expression: 'x', type: 'number' }],
  outputs: [{ name: 'size', type: 'text' }],
  rules: [
    // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
    { id: 'small', when: ['< 5'], then: ['"small"'] },
    // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
    { id: 'large', when: ['>= 9'], then: ['"large"'] },
  ],
};

type Drawn = { readonly kind: string; readonly to: readonly number[] };

/**
 * Draws a flow of these steps; an exit leads to the step its number names, counted round, and the last step is the end. Where there are branches
 * all ways lead on: a fork in a circle makes a thousand of itself, which is one case and a slow one.
 */
function drawn(steps: readonly Drawn[]): FlowClosure {
  const last = steps.length;
  const idOf = (index: number) => (index === last ? 'end' : `n${index}`);
  const branches = steps.some(({ kind }) => kind === 'flows.fork');
  const target = (index: number, named: number) => (branches ? index + 1 + (named % (last - index)) : named % (last + 1));
  const rows = steps.map(({ kind, to }, index) => {
    const ways = exitsOf(kind).map((exit, place): [string, string] => [exit, idOf(target(index, to[place] ?? 0))]);
    return [idOf(index), kind, settings[kind] ?? {}, Object.fromEntries(ways)] as const;
  });
  const about = { type: 'dialog', variables: [x, variable('size', 'text', { output: true })] } as const;
  const graph = draw('random', [...rows, ['end', 'flows.end', {}, {}]], about);
  return closureOf(graph, [inner], { tables: { sizes }, processes: { child: 'the-child' } });
}

/** Small flows of every outcome a visit can come to, drawn at random: with loops, dead ends and steps that cannot work. */
export const randomFlow: fc.Arbitrary<FlowClosure> = fc
  .array(fc.record({ kind: fc.constantFrom(...Object.keys(settings)), to: fc.array(fc.nat(8), { minLength: 3, maxLength: 3 }) }), {
    minLength: 2,
    maxLength: 8,
  })
  .map(drawn);
