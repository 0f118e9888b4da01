import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FlowGraph, type FlowNode, opaqueKind } from '../flow/index.ts';
import { plainJson } from '../json/index.ts';
import { bpmnFromFlows, flowsFromBpmn } from './index.ts';

/** Any text, with Chinese, markup, control characters and halves of characters among it. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ maxLength: 20 }),
  fc.constantFrom('', ' ', '理赔', '<b>&"\'', 'a\nb\tc', ']]>', '\u0000\ufffe\ud800', ' x '),
);
const text = fc.record({ zh: anyText, en: anyText });
const exit = fc.stringMatching(/^[a-z]{1,6}$/);
const nodeId = fc.stringMatching(/^[\w-]{1,12}$/);
const whole = fc.integer({ min: -5000, max: 5000 });
const at = fc.record({
  x: fc.oneof(
    whole,
    fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((n) => n + 0),
  ),
  y: whole,
});
const rows = fc.uniqueArray(fc.record({ id: exit, title: text }), { selector: ({ id }) => id, maxLength: 4 });
const cases = fc.uniqueArray(fc.record({ id: exit, title: text, when: fc.oneof(anyText, fc.constant('amount > 100')) }), {
  selector: ({ id }) => id,
  maxLength: 4,
});

/** Kinds with settings as they should be, with settings that are anything, and kinds that nobody knows. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('flows.choose'), settings: fc.record({ cases }) }),
  fc.record({ kind: fc.constant('flows.fork'), settings: fc.record({ branches: rows }) }),
  fc.record({ kind: fc.constant('desk.task'), settings: fc.record({ choices: rows, hours: whole, title: text }) }),
  fc.record({ kind: fc.constant('flows.pause'), settings: fc.record({ seconds: fc.oneof(whole, fc.constant(1e9)) }) }),
  fc.record({ kind: fc.constant('flows.code'), settings: fc.record({ script: anyText }) }),
  fc.record({
    kind: fc.constantFrom('flows.call', 'flows.start'),
    settings: fc.record({ flow: fc.oneof(anyText, fc.constantFrom('first', 'second')) }),
  }),
  fc.record({
    kind: fc.constant(opaqueKind),
    settings: fc.record({ type: fc.constant('bpmn:SendTask'), title: text, why: text, ways: rows, source: opaqueSource() }),
  }),
  fc.record({
    kind: fc.constantFrom(
      'flows.pass',
      'flows.end',
      'flows.join',
      'flows.choose',
      'flows.pause',
      'conversations.say',
      'some-part.do-it',
      opaqueKind,
    ),
    settings: fc
      .jsonValue({ maxDepth: 2 })
      .map((value) => plainJson(value))
      // A member of this name is refused wherever a drawing comes in.
      .filter((value) => !JSON.stringify(value).includes('__proto__')),
  }),
);

function opaqueSource() {
  return fc.constantFrom(
    '',
    'no xml',
    '<b:sendTask xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" id="old" name="Old" xmlns:v="urn:v" v:a="1"><b:extensionElements><v:x>y</v:x></b:extensionElements><b:incoming>i</b:incoming></b:sendTask>',
    '<sendTask xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="old"><multiInstanceLoopCharacteristics id="loop"/></sendTask>',
    '<boundaryEvent xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="old" attachedToRef="gone"/>',
    '<subProcess xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="old"><task id="within"/></subProcess>',
  );
}

const node: fc.Arbitrary<FlowNode> = fc
  .record({ id: nodeId, step, version: fc.integer({ min: 1, max: 9 }), label: fc.option(anyText, { nil: undefined }), at })
  .map(({ step: { kind, settings }, label, ...rest }) => ({ ...rest, kind, settings, ...(label === undefined ? {} : { label }) }));

const variables = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('amount', '金额', 'paid'),
    type: fc.constantFrom('money' as const, 'text' as const),
    class: fc.constant('internal' as const),
  }),
  { selector: ({ name }) => name },
);

const graph = (id: string) =>
  fc
    .record({
      name: text,
      type: fc.constantFrom('dialog' as const, 'process' as const),
      nodes: fc.uniqueArray(node, { selector: (each) => each.id, maxLength: 7 }),
      ways: fc.uniqueArray(fc.tuple(fc.nat(6), exit, fc.nat(6), fc.option(anyText, { nil: undefined })), {
        selector: ([from, way]) => `${from} ${way}`,
        maxLength: 12,
      }),
      start: fc.oneof(fc.nat(6), nodeId),
      notes: fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1, maxLength: 20 }), text: anyText, at }), {
        selector: (note) => note.id,
        maxLength: 3,
      }),
      variables,
    })
    .map(({ nodes, ways, start, ...rest }) => {
      const seen = new Set<string>();
      const edges = ways.flatMap(([from, way, to, name]) => {
        const [source, target] = [nodes[from], nodes[to]];
        if (!source || !target) return [];
        const wanted = name ?? `${source.id}:${way}`;
        const edgeId = seen.has(wanted) ? `${source.id}:${way}` : wanted;
        if (seen.has(edgeId)) return [];
        seen.add(edgeId);
        return [{ id: edgeId, from: source.id, exit: way, to: target.id }];
      });
      const first = typeof start === 'number' ? (nodes[start]?.id ?? 'nobody') : start;
      return FlowGraph.parse({ ...rest, format: 1, id, nodes, edges, start: first });
    });

test('a flow drawn by us comes back equal from its BPMN file, whatever is in it', async () => {
  await fc.assert(
    fc.asyncProperty(graph('first'), graph('second'), async (first, second) => {
      const { xml } = await bpmnFromFlows([first, second], { titleOf: () => '步骤' });
      const read = await flowsFromBpmn(xml);
      if (!read.ok) throw new Error(read.message.en);
      expect(read.flows.map(({ graph: { origin: _, ...back } }) => back)).toEqual([first, second]);
    }),
    { numRuns: 100 },
  );
});
