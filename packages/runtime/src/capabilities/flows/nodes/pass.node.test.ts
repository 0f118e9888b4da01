import { flowsFromBpmn } from '@mortise/shared/bpmn';
import { afterEach, expect, test } from 'vitest';
import { closureOf, inside, openTestRuntime, type TestRuntime, variable } from '../../../testkit/index.ts';
import choose from './choose.node.ts';
import end from './end.node.ts';
import fork from './fork.node.ts';
import join from './join.node.ts';
import pass from './pass.node.ts';

let runtime: TestRuntime | undefined;
afterEach(() => runtime?.close());

/** A start, a choice whose ways come together again, two branches at once and their join, and an end. */
const file = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:x"><process id="claim">
  <startEvent id="begin"/><exclusiveGateway id="large" default="small"/><exclusiveGateway id="merge"/>
  <parallelGateway id="both"/><intermediateThrowEvent id="left"/><intermediateThrowEvent id="right"/><parallelGateway id="joined"/><endEvent id="done"/>
  <sequenceFlow id="a" sourceRef="begin" targetRef="large"/>
  <sequenceFlow id="big" sourceRef="large" targetRef="merge"><conditionExpression>$\{amount &gt; 100}</conditionExpression></sequenceFlow>
  <sequenceFlow id="small" sourceRef="large" targetRef="merge"/>
  <sequenceFlow id="b" sourceRef="merge" targetRef="both"/>
  <sequenceFlow id="c" sourceRef="both" targetRef="left"/><sequenceFlow id="e" sourceRef="both" targetRef="right"/>
  <sequenceFlow id="f" sourceRef="left" targetRef="joined"/><sequenceFlow id="g" sourceRef="right" targetRef="joined"/>
  <sequenceFlow id="h" sourceRef="joined" targetRef="done"/>
</process></definitions>`;

test('a BPMN process whose elements all have steps of ours runs as it is drawn, passing through those that do nothing', async () => {
  const read = await flowsFromBpmn(file);
  const [flow] = read.ok ? read.flows : [];
  if (!flow) throw new Error('the file was not read');
  const claim = closureOf({ ...flow.graph, variables: [variable('amount', 'number', { input: 'required', output: true })] });
  runtime = await openTestRuntime({ nodes: [choose, end, fork, join, pass], flows: [claim] });
  const id = await runtime.start(claim, { amount: 200 });
  expect(await runtime.state(id)).toMatchObject({ status: 'finished', output: { amount: 200 } });
  const path = (await runtime.store.executions.batches(inside('anhe'), id)).flatMap((batch) => batch.path);
  expect(path.map(({ node, exit }) => `${node} ${exit ?? ''}`.trim())).toEqual([
    'begin next',
    'large big',
    'merge next',
    'both',
    'left next',
    'right next',
    'joined next',
    'joined next',
    'done',
  ]);
});
