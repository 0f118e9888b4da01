import type { Batch } from '@mortise/shared/execution';
import type { FlowClosure } from '@mortise/shared/flow';
import { describe, expect, test } from 'vitest';
import say from '../../capabilities/conversations/nodes/say.node.ts';
import choose from '../../capabilities/flows/nodes/choose.node.ts';
import end from '../../capabilities/flows/nodes/end.node.ts';
import set from '../../capabilities/flows/nodes/set.node.ts';
import { closureOf, draw, variable } from '../../testkit/draw.ts';
import { advance } from '../advance.ts';
import { batchFrom } from '../batch.ts';
import { type CompiledFlow, compileFlow } from '../compile-flow.ts';
import { nodeCollection } from '../node-collection.ts';
import { replay } from './replay.ts';

const title = { zh: '一步', en: 'A step' };
const text = (zh: string) => ({ zh, en: zh });
const secret = '13812341234';

/** Greets a customer by a number nobody may read in a difference, and goes one of two ways. */
function greeting({ words = '您好', when = 'true', value = `"${secret}"` } = {}): FlowClosure {
  return closureOf(
    draw(
      'greeting',
      [
        ['set', 'flows.set', { rows: [{ variable: 'phone', value }] }, { next: 'say' }],
        ['say', 'conversations.say', { text: text(words) }, { next: 'which' }],
        ['which', 'flows.choose', { cases: [{ id: 'yes', title, when }] }, { yes: 'end', otherwise: 'end' }],
        ['end', 'flows.end', {}, {}],
      ],
      { type: 'dialog', variables: [variable('phone', 'text', { class: 'personal' })] },
    ),
  );
}

function compiled(closure: FlowClosure): CompiledFlow {
  const compilation = compileFlow('v1', closure, nodeCollection([set, say, choose, end]));
  if (!compilation.ok) throw new Error('it does not compile');
  return compilation.flow;
}

/** One batch, as an earlier build decided it. */
function recorded(): Batch {
  const at = '2026-03-02T01:00:00.000Z';
  const origin = { channel: 'command', conversation: 'x1', environment: 'test', language: 'zh', assurance: 'anonymous' } as const;
  const event = { type: 'started', at, version: 'v1', input: {}, origin } as const;
  return batchFrom(0, event, advance(compiled(greeting()), undefined, event, 'x1'), '1.0.0');
}

const differenceOn = (closure: FlowClosure, batch = recorded()) => {
  const replayed = replay({ execution: 'x1', batches: [batch], flowOf: () => compiled(closure), build: '1.1.0' });
  if (replayed.ok) throw new Error('it is the same');
  expect(JSON.stringify(replayed.difference)).not.toContain(secret.slice(0, 8));
  return replayed.difference;
};
const builds = { wrote: '1.0.0', read: '1.1.0' };

describe('a replay that is not the same names the first place and nothing personal:', () => {
  test('a step that leaves another way, with both exits and both builds', () => {
    expect(differenceOn(greeting({ when: 'false' }))).toEqual({
      ...{ batch: 1, part: 'path', flow: 'greeting', node: 'which', builds },
      ...{ exit: { recorded: 'yes', replayed: 'otherwise' }, variables: [], members: [] },
    });
  });

  test('a variable that is set otherwise, by its name', () => {
    expect(differenceOn(greeting({ value: '"13812345678"' }))).toMatchObject({ part: 'path', node: 'set', variables: ['phone'], builds });
  });

  test('what is said, by the member that differs', () => {
    expect(differenceOn(greeting({ words: '你好' }))).toMatchObject({ part: 'commands', members: ['replies'], builds });
  });

  test('a snapshot that came out otherwise, by its variables', () => {
    const batch = recorded();
    const frames = batch.snapshot.frames.map((frame) => ({ ...frame, variables: { ...frame.variables, phone: `${secret}0`, more: 1 } }));
    expect(differenceOn(greeting(), { ...batch, snapshot: { ...batch.snapshot, frames } })).toMatchObject({
      ...{ part: 'snapshot', variables: ['more', 'phone'], members: ['frames'], builds },
    });
  });
});

test('a log of which a batch is missing is not replayed past the hole', () => {
  const asked = (batches: readonly Batch[]) => () => replay({ execution: 'x1', batches, flowOf: () => compiled(greeting()), build: 'b' });
  expect(asked([{ ...recorded(), seq: 2 }])).toThrow(
    expect.objectContaining({ code: 'execution.log-has-hole', facts: { execution: 'x1', expected: 1, found: 2 } }),
  );
  expect(asked([])).toThrow(expect.objectContaining({ code: 'execution.log-has-hole' }));
});
