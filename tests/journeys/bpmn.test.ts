import { bpmnFromFlows, flowsFromBpmn } from '@mortise/shared/bpmn';
import { FlowGraph } from '@mortise/shared/flow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Insurer, openInsurer } from './insurer.ts';
import type { Staff } from './staff.ts';

/** A process of two steps that both have one of ours, in a lane and with a vendor's word that none of ours has. */
const file = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:v="urn:vendor" id="d" targetNamespace="urn:x">
  <process id="renewal" name="续保" v:owner="sales">
    <laneSet id="lanes"><lane id="lane" name="Sales"><flowNodeRef>begin</flowNodeRef></lane></laneSet>
    <startEvent id="begin" name="到期" />
    <endEvent id="done" />
    <sequenceFlow id="on" sourceRef="begin" targetRef="done" />
  </process>
</definitions>`;
const Opened = z.object({ graph: FlowGraph, draftVersion: z.int() });

let insurer: Insurer;
let builder: Staff;
beforeAll(async () => {
  insurer = await openInsurer();
  builder = await insurer.staff('builder');
});
afterAll(() => insurer?.close());

test('a process brought along from another tool is published, changed, brought back, and still goes into the file it came from', async () => {
  const read = await flowsFromBpmn(file);
  const graphs = read.ok ? read.flows.map(({ graph }) => ({ ...graph, origin: graph.origin && { ...graph.origin, document: '' } })) : [];
  await builder.act('flows.import', { document: file, graphs }, z.object({ ids: z.array(z.string()) }));
  const open = () => builder.ask('flows.open', { id: 'renewal' }, Opened);
  const { graph, draftVersion } = await open();
  expect(graph.origin?.document).toBe(file);
  await builder.act('flows.publish', { id: 'renewal', message: 'imported', ifVersion: draftVersion }, z.unknown());

  const { origin: _, ...bare } = graph;
  const renamed = { ...bare, nodes: bare.nodes.map((node) => ({ ...node, label: '改了' })) };
  await builder.act('flows.save', { id: 'renewal', graph: renamed, ifVersion: draftVersion }, z.unknown());
  const changed = await open();
  expect((await bpmnFromFlows([changed.graph])).xml).toBe(
    file.replace('name="到期"', 'name="改了"').replace('<endEvent id="done" />', '<endEvent id="done" name="改了" />'),
  );

  await builder.act('flows.restore', { id: 'renewal', number: 1, ifVersion: changed.draftVersion }, z.unknown());
  expect((await bpmnFromFlows([(await open()).graph])).xml).toBe(file);
});

test('nothing of a file is taken in where one of its flows is there already', async () => {
  const end = { id: 'end', kind: 'flows.end', version: 1, settings: {}, at: { x: 0, y: 0 } };
  const named = (id: string) => ({
    format: 1,
    id,
    name: { zh: id, en: id },
    type: 'process',
    start: 'end',
    variables: [],
    nodes: [end],
    edges: [],
    notes: [],
  });
  await expect(builder.act('flows.import', { document: '', graphs: [named('fresh'), named('front-desk')] }, z.unknown())).rejects.toThrow(
    'flow.exists',
  );
  await expect(builder.ask('flows.open', { id: 'fresh' }, z.unknown())).rejects.toThrow('flow.not-found');
});
