import { collectConnectors } from '@mortise/connectors';
import { partManifestOf } from '@mortise/connectors/sdk';
import type { FlowClosure } from '@mortise/shared/flow';
import { Json, plainJson } from '@mortise/shared/json';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import ask from '../../capabilities/conversations/nodes/ask.node.ts';
import end from '../../capabilities/flows/nodes/end.node.ts';
import set from '../../capabilities/flows/nodes/set.node.ts';
import recognise from '../../capabilities/intents/nodes/recognise.node.ts';
import { closureOf, draw, inside, openTestRuntime, type TestRuntime, variable } from '../../testkit/index.ts';
import { pastExecutions } from '../../testkit/past-execution.ts';
import { unopenedWorld } from '../../testkit/unopened-ports.ts';
import { defineNode, type World } from '../define-node.ts';
import { leave } from '../outcome.ts';
import { closedWorld, liveData, outsideCall } from './closed-world.ts';

const text = (zh: string) => ({ zh, en: zh });
const title = text('一步');
const register = { name: 'register', indexes: [] };
let performed = 0;

/** A local step that does as it is told by its setting. */
const local = defineNode({
  kind: 'flows.local',
  version: 1,
  title,
  help: title,
  group: title,
  settings: z.strictObject({ does: z.enum(['count', 'read', 'send', 'write', 'hang']), of: z.string() }),
  example: { does: 'count', of: 'x' },
  exits: [{ id: 'done', title }],
  request: ({ settings }) => settings,
  perform: {
    reach: 'local',
    request: z.strictObject({ does: z.string(), of: z.string() }),
    result: Json,
    async run({ does, of }, world) {
      performed++;
      return does === 'hang' ? hang() : work(does, of, world);
    },
  },
  decide: ({ result }) => leave('done', { result }),
});
let hang = async (): Promise<Json> => 'ready';

async function work(does: string, of: string, { ports, scope, key, execution }: World): Promise<Json> {
  if (does === 'read') return (await ports.documents.get(scope, register, of))?.body.n ?? 'none';
  if (does === 'send') await ports.messenger.send({ scope, to: '138', text: of, key });
  if (does === 'write') return plainJson(await ports.files.put(scope, execution, new TextEncoder().encode(of), { type: 'text/plain' }));
  return of.length;
}

const nodes = [ask, end, set, recognise, local];
const sent: string[] = [];
const messenger = { send: async ({ text: words }: { text: string }) => void sent.push(words) };
let runtime: TestRuntime;
afterEach(() => runtime.close());
const open = async (flow: FlowClosure) => {
  performed = 0;
  sent.length = 0;
  runtime = await openTestRuntime({ nodes, flows: [flow], ports: { messenger } });
  return pastExecutions(runtime, nodes);
};
const doing = (does: string, of = 'abc', then = 'end') =>
  closureOf(
    draw(
      'doing',
      [
        ['local', 'flows.local', { does, of }, { done: then }],
        ['set', 'flows.set', { rows: [{ variable: 'result', value: '"changed"' }] }, { next: 'end' }],
        ['end', 'flows.end', {}, {}],
      ],
      { variables: [variable('result', 'context', { output: true })] },
    ),
  );
const counting = (flow: FlowClosure): FlowClosure => {
  const graph = flow.flows.doing;
  if (!graph) return flow;
  return { ...flow, flows: { doing: { ...graph, variables: [variable('result', 'number', { output: true })] } } };
};

describe('a local step', () => {
  test('is run again by the version under test: other phrases, another intent, another way', async () => {
    const talk = (phrases: Record<string, string[]>) => {
      const intents = Object.entries(phrases).map(([id, of]) => ({ id, title: text(id), phrases: of }));
      const ways = intents.map(({ id }) => ({ id, title: text(id) }));
      const question = { question: text('您要办什么？'), again: text('请再说'), expects: 'text', variable: 'request', attempts: 2 };
      return closureOf(
        draw(
          'talk',
          [
            ['ask', 'conversations.ask', question, { answered: 'what', unanswered: 'end' }],
            [
              'what',
              'intents.recognise',
              { set: 'desk', text: 'request', intents: ways, confidence: 0 },
              { claim: 'end', policy: 'end', unsure: 'end' },
            ],
            ['end', 'flows.end', {}, {}],
          ],
          { type: 'dialog', variables: [variable('request', 'text')] },
        ),
        [],
        { intents: { desk: { id: 'desk', intents } } },
      );
    };
    const was = talk({ claim: ['我要理赔', '申请理赔'], policy: ['查保单', '我的保单'] });
    const past = await open(was);
    const id = await runtime.start(was);
    await runtime.say(id, '我要理赔');
    expect(await past.through(id, { was, is: was })).toMatchObject({ is: 'same' });
    const is = talk({ claim: ['查保单', '我的保单'], policy: ['我要理赔', '申请理赔'] });
    expect(await past.through(id, { was, is })).toMatchObject({
      is: 'differs',
      path: { recorded: { node: 'what', exit: 'claim' }, rehearsed: { node: 'what', exit: 'policy' } },
    });
  });

  test('that reads what lives on keeps its recorded result, and is open where it would ask for something else', async () => {
    const was = counting(doing('read'));
    const past = await open(was);
    await runtime.store.documents.put(inside('anhe'), register, { id: 'abc', keys: {}, body: { n: 3 } }, 'any');
    const id = await runtime.start(was);
    await runtime.store.documents.put(inside('anhe'), register, { id: 'abc', keys: {}, body: { n: 4 } }, 'any');
    const ports = { documents: runtime.store.documents };
    expect(await past.through(id, { was, is: counting(doing('read')), ports })).toEqual({ is: 'same', decisions: [], amounts: [] });
    expect(await past.through(id, { was, is: counting(doing('read', 'def')), ports })).toMatchObject({
      is: 'openFromHere',
      open: { node: 'local', why: 'local', detail: 'documents' },
    });
  });

  test('that secretly speaks to the outside is refused, and nothing goes out', async () => {
    const was = counting(doing('send'));
    const past = await open(was);
    const id = await runtime.start(was);
    expect(sent).toEqual(['abc']);
    expect(await past.through(id, { was, is: counting(doing('send')), ports: { messenger } })).toMatchObject({ is: 'same' });
    expect(await past.through(id, { was, is: counting(doing('send', 'abcd')), ports: { messenger } })).toMatchObject({
      open: { node: 'local', why: 'local', detail: 'messenger' },
    });
    expect(sent).toEqual(['abc']);
  });

  test('that writes a file keeps it to itself: the same bytes are the same file, and the store has no more than before', async () => {
    const was = doing('write');
    const past = await open(was);
    const id = await runtime.start(was);
    const ports = { files: runtime.store.files };
    expect(await past.through(id, { was, is: doing('write'), ports })).toMatchObject({ is: 'same' });
    expect(await past.through(id, { was, is: doing('write', 'other'), ports })).toMatchObject({
      is: 'differs',
      end: { output: ['result'] },
    });
    expect(await runtime.store.files.get(inside('anhe'), 'rehearsed-x')).toBeUndefined();
  });

  test('that does not come back is left when the rehearsal is cancelled', async () => {
    const was = doing('hang');
    hang = async () => 'ready';
    const past = await open(was);
    const id = await runtime.start(was);
    const cancel = new AbortController();
    hang = () => {
      cancel.abort(new Error('enough'));
      return new Promise(() => {});
    };
    await expect(past.through(id, { was, is: was, signal: cancel.signal })).rejects.toThrow('enough');
  });
});

describe('the closed world', () => {
  test('refuses everything outside and everything that lives on, each by a declared fault', async () => {
    await open(doing('count'));
    const about = { now: 1, scratch: { files: new Map(), ids: 0 }, recorded: () => undefined };
    const world = closedWorld(unopenedWorld(runtime.store.clock), about);
    const { parts, connections, messenger: closed, documents, files, vault } = world.ports;
    const scope = inside('anhe');
    const refused = { code: outsideCall.code };
    await expect(closed.send({ scope, to: '', text: '', key: '' })).rejects.toMatchObject(refused);
    expect(world.touched).toBe('messenger');
    await expect(connections.connectionOf(scope, 'live', 'core')).rejects.toMatchObject(refused);
    const [part] = (await collectConnectors()).flatMap((connector) => connector.parts);
    if (!part) throw new Error('there is no part');
    const call = { tenant: scope.tenantId, manifest: partManifestOf(part), input: {}, connection: { baseUrl: '' }, secrets: {} };
    const asked = parts.call({ ...call, key: 'x.1', recovered: false, signal: AbortSignal.timeout(1000) });
    await expect(asked).rejects.toMatchObject(refused);
    await expect(documents.find(scope, register, {}, { by: 'id', order: 'asc' }, { limit: 1 })).rejects.toMatchObject({
      code: liveData.code,
    });
    await expect(vault.destroy(scope.tenantId, 'customer')).rejects.toMatchObject({ code: liveData.code });
    await expect(files.remove(scope, 'f')).rejects.toMatchObject({ code: liveData.code });
    expect(performed).toBe(0);
  });
});
