/// <reference path="../fixtures/raw-file.d.ts" />
import { describe, expect, test } from 'vitest';
import { FlowGraph, type FlowNode } from '../../flow/index.ts';
import { openModdle } from '../document/bpmn-element.ts';
import claimFile from '../fixtures/claim.bpmn?raw';
import everyFile from '../fixtures/every-element.bpmn?raw';
import { bpmnFromFlows, flowsFromBpmn } from '../index.ts';

async function flowsOf(source: string): Promise<FlowGraph[]> {
  const reading = await flowsFromBpmn(source);
  if (!reading.ok) throw new Error(reading.message.en);
  return reading.flows.map(({ graph }) => graph);
}

/** The lines of the file that an edit of its first flow changes, `-` and `+`. */
async function changedBy(edit: (graph: FlowGraph) => FlowGraph): Promise<readonly string[]> {
  const [claim, ...others] = await flowsOf(claimFile);
  if (!claim) throw new Error('no flow');
  const { xml } = await bpmnFromFlows([edit(claim), ...others]);
  const [before, after] = [claimFile.split('\n'), xml.split('\n')];
  const gone = before.filter((line) => !after.includes(line)).map((line) => `- ${line.trim()}`);
  return [...gone, ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line.trim()}`)];
}

const withNode = (graph: FlowGraph, id: string, change: (node: FlowNode) => FlowNode): FlowGraph => ({
  ...graph,
  nodes: graph.nodes.map((node) => (node.id === id ? change(node) : node)),
});
const without = (graph: FlowGraph, id: string): FlowGraph => ({
  ...graph,
  nodes: graph.nodes.filter((node) => node.id !== id),
  edges: graph.edges.filter(({ from, to }) => from !== id && to !== id),
});

describe('an imported file', () => {
  test.each([
    ['with much of everything', claimFile],
    ['with every element of the standard, and some faults', everyFile],
  ])('%s is exported to the letter when nothing was changed', async (_, source) => {
    expect((await bpmnFromFlows(await flowsOf(source))).xml).toBe(source);
  });

  test('changes in one line when a step is renamed', async () => {
    const changes = await changedBy((graph) => withNode(graph, 'done', (node) => ({ ...node, label: '结束' })));
    expect(changes).toEqual([
      '- <bpmn:endEvent id="done" name="结案"><bpmn:incoming>pay_to_done</bpmn:incoming></bpmn:endEvent>',
      '+ <bpmn:endEvent id="done" name="结束"><bpmn:incoming>pay_to_done</bpmn:incoming></bpmn:endEvent>',
    ]);
  });

  test('moves the shape of a step that was moved, with its label and the ends of its lines', async () => {
    const moved = await changedBy((graph) =>
      withNode(graph, 'reported', (node) => ({ ...node, at: { x: node.at.x - 50, y: node.at.y + 30 } })),
    );
    expect(moved.filter((line) => line.startsWith('+'))).toEqual([
      expect.stringContaining(
        '<dc:Bounds x="180" y="162" width="36" height="36" /><bpmndi:BPMNLabel><dc:Bounds x="186" y="201" width="22" height="14" />',
      ),
      expect.stringContaining('<di:waypoint x="216" y="180" /><di:waypoint x="290" y="160" />'),
    ]);
  });

  test('moves what hangs on a step, what is drawn in it, and associations to it', async () => {
    const event = await changedBy((graph) => withNode(graph, 'look', (node) => ({ ...node, at: { x: node.at.x, y: node.at.y + 15 } })));
    for (const place of [
      'id="too_late_di" bpmnElement="too_late"><dc:Bounds x="342" y="192"',
      'x="430" y="120" /><di:waypoint x="390" y="150"',
    ])
      expect(event).toContainEqual(expect.stringContaining(place));
    const inside = await changedBy((graph) => withNode(graph, 'survey', (node) => ({ ...node, at: { x: node.at.x + 25, y: node.at.y } })));
    expect(inside).toContainEqual(expect.stringContaining('id="visit_di" bpmnElement="visit"><dc:Bounds x="680" y="320"'));
  });

  test('loses a step with its lines, its shape and every place that names it, and nothing else', async () => {
    const [claim, ...others] = await flowsOf(claimFile);
    const { xml } = await bpmnFromFlows([...(claim ? [without(claim, 'ask_hospital')] : []), ...others]);
    for (const gone of ['ask_hospital', 'odd_way', 'ask_to_both', 'asks_di', 'reads_di', '"asks"', 'medical_file'])
      expect(xml.replace(/<mortise:step>.*<\/mortise:step>/g, '')).not.toContain(gone);
    expect(xml).toContain('<bpmn:dataObjectReference id="file_ref" name="病历" dataObjectRef="file" />');
    expect((await flowsOf(xml))[0]?.nodes.some(({ id }) => id === 'remind')).toBe(true);
  });

  test('sets an event free whose step is gone, and says so', async () => {
    const [claim, ...others] = await flowsOf(claimFile);
    const { xml, warnings } = await bpmnFromFlows([...(claim ? [without(claim, 'look')] : []), ...others]);
    expect(xml).toContain('<bpmn:intermediateCatchEvent id="too_late" name="超时">');
    expect(warnings).toEqual([expect.objectContaining({ code: 'bpmn.event-released', element: 'too_late' })]);
  });

  test('shows other tools a changed condition, time and script where they look for them', async () => {
    const row = (when: string) => ({
      cases: [
        { id: 'large_way', title: { zh: '大额', en: '大额' }, when },
        { id: 'odd_way', title: { zh: '异常', en: '异常' }, when: 'odd' },
      ],
    });
    const changes = await changedBy((graph) => {
      const chosen = withNode(graph, 'large', (node) => ({ ...node, settings: row('amount > 5') }));
      const timed = withNode(chosen, 'wait', (node) => ({ ...node, settings: { seconds: 60 } }));
      const coded = withNode(timed, 'sum', (node) => ({
        ...node,
        settings: { script: 'function main() { return 1 && 2 }', input: [], keep: [] },
      }));
      return withNode(coded, 'look', (node) => ({ ...node, settings: { ...Object(node.settings), hours: 24 } }));
    });
    for (const shown of [
      '>amount &gt; 5</bpmn:conditionExpression>',
      'language="https://www.omg.org/spec/DMN/20230324/FEEL/">odd<',
      '>PT60S</bpmn:timeDuration>',
      '<bpmn:script>function main() { return 1 &amp;&amp; 2 }</bpmn:script>',
      '>PT24H</bpmn:timeDuration>',
    ])
      expect(changes).toContainEqual(expect.stringContaining(shown));
  });

  test('takes a new step in with its lines, its shape and its lane', async () => {
    const added: FlowNode = {
      id: 'thank',
      kind: 'conversations.say',
      version: 1,
      settings: { text: { zh: '谢谢', en: 'Thanks' } },
      label: '致谢',
      at: { x: 2500, y: 600 },
    };
    const changes = await changedBy((graph) => ({
      ...graph,
      nodes: [...graph.nodes, added],
      edges: [
        ...graph.edges.filter(({ id }) => id !== 'pay_to_done'),
        { id: 'pay:next', from: 'pay', exit: 'next', to: 'thank' },
        { id: 'thank:next', from: 'thank', exit: 'next', to: 'done' },
      ],
    }));
    for (const part of [
      '<bpmn:flowNodeRef>thank</bpmn:flowNodeRef>',
      '<bpmn:sendTask xmlns:mortise="urn:mortise:flow" id="thank" name="致谢">',
      '<bpmn:sequenceFlow xmlns:mortise="urn:mortise:flow" id="pay_next" sourceRef="pay" targetRef="thank">',
      '<bpmn:outgoing>pay_next</bpmn:outgoing>',
      '<bpmndi:BPMNShape id="thank_di" bpmnElement="thank">',
      '<bpmndi:BPMNEdge id="thank_next_di" bpmnElement="thank_next">',
    ])
      expect(changes).toContain(`+ ${part}`);
  });

  test('takes along flows that were drawn by us, as processes that its calls name', async () => {
    const [claim, ...others] = await flowsOf(claimFile);
    if (!claim) throw new Error('no flow');
    const at = { x: 0, y: 0 };
    const name = { zh: '黑名单', en: 'Blacklist' };
    const end = { id: 'end', kind: 'flows.end', version: 1, settings: {}, at };
    const drawn: FlowGraph = {
      format: 1,
      id: 'blacklist',
      name,
      type: 'process',
      start: 'end',
      variables: [],
      nodes: [end],
      edges: [],
      notes: [],
    };
    const calling = withNode(claim, 'pay', (node) => ({ ...node, settings: { flow: 'blacklist', input: [], keep: [] } }));
    const { xml } = await bpmnFromFlows([calling, ...others, drawn]);
    expect(xml).toContain('calledElement="blacklist"');
    expect((await flowsOf(xml)).map(({ id }) => id)).toEqual(['claim-process', 'survey', 'payment', 'blacklist']);
  });

  test('that cannot be read any more is written anew, and that is said', async () => {
    const [claim] = await flowsOf(claimFile);
    if (!claim?.origin) throw new Error('no origin');
    const { xml, warnings } = await bpmnFromFlows([{ ...claim, origin: { ...claim.origin, document: '<gone' } }]);
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'bpmn.origin-lost' }));
    expect((await flowsOf(xml))[0]?.nodes).toHaveLength(claim.nodes.length);
  });
});

describe('a flow of ours', () => {
  const at = (x: number) => ({ x, y: 0 });
  const title = (zh: string, en: string) => ({ zh, en });
  const flow = FlowGraph.parse({
    format: 1,
    id: 'renewal',
    name: title('续保', 'Renewal'),
    type: 'process',
    start: 'ask',
    variables: [{ name: 'amount', type: 'money', class: 'internal' }],
    nodes: [
      { id: 'ask', kind: 'desk.task', version: 1, settings: { choices: [{ id: 'yes', title: title('同意', 'Yes') }] }, at: at(0) },
      {
        id: 'large',
        kind: 'flows.choose',
        version: 1,
        settings: { cases: [{ id: 'big', title: title('大额', 'Large'), when: 'amount > 100' }] },
        at: at(300),
      },
      { id: 'wait', kind: 'flows.pause', version: 1, settings: { seconds: 90 }, at: at(600) },
      { id: 'end', kind: 'flows.end', version: 1, settings: {}, at: at(900) },
    ],
    edges: [
      { id: 'ask:yes', from: 'ask', exit: 'yes', to: 'large' },
      { id: 'ask:overdue', from: 'ask', exit: 'overdue', to: 'end' },
      { id: 'large:big', from: 'large', exit: 'big', to: 'wait' },
      { id: 'large:otherwise', from: 'large', exit: 'otherwise', to: 'end' },
      { id: 'wait:next', from: 'wait', exit: 'next', to: 'end' },
    ],
    notes: [],
  });

  test('says in BPMN what it does, so that other tools understand it without our words', async () => {
    const { xml } = await bpmnFromFlows([flow], { titleOf: () => '人工任务' });
    for (const part of [
      '<bpmn:userTask id="ask" name="人工任务">',
      '<bpmn:exclusiveGateway id="large" default="large_otherwise">',
      '<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT90S</bpmn:timeDuration>',
      '>amount &gt; 100</bpmn:conditionExpression>',
      '>exit = "overdue"</bpmn:conditionExpression>',
      '<bpmn:startEvent id="start_event">',
    ])
      expect(xml).toContain(part);
  });

  test('is read by another reader of BPMN without a complaint, and everything in it is drawn', async () => {
    const { xml } = await bpmnFromFlows([flow]);
    const { rootElement, warnings } = await openModdle().fromXML(xml);
    expect([rootElement.$type, warnings]).toEqual(['bpmn:Definitions', []]);
    const drawn = new Set([...xml.matchAll(/bpmnElement="([^"]+)"/g)].map(([, id]) => id));
    for (const [, id] of xml.matchAll(
      /<bpmn:(?:userTask|exclusiveGateway|intermediateCatchEvent|endEvent|startEvent|sequenceFlow) id="([^"]+)"/g,
    ))
      expect(drawn).toContain(id);
  });

  test('follows what another tool changed in its file: names, conditions, times, lines', async () => {
    const { xml } = await bpmnFromFlows([flow]);
    const edited = xml
      .replace('>amount &gt; 100<', '>amount &gt; 7<')
      .replace('PT90S', 'PT5M')
      .replace('name="大额"', 'name="Big"')
      .replace('<bpmn:endEvent id="end"', '<bpmn:endEvent id="end" name="Done"')
      .replace('<bpmn:process id="renewal" name="续保"', '<bpmn:process id="renewal" name="Renew"');
    const [back] = await flowsOf(edited);
    expect(back?.name).toEqual({ zh: 'Renew', en: 'Renew' });
    expect(back?.nodes).toEqual([
      flow.nodes[0],
      { ...flow.nodes[1], settings: { cases: [{ id: 'big', title: { zh: 'Big', en: 'Big' }, when: 'amount > 7' }] } },
      { ...flow.nodes[2], settings: { seconds: 300 } },
      { ...flow.nodes[3], label: 'Done' },
    ]);
    expect(back?.variables).toEqual(flow.variables);
  });

  test('takes a line that another tool drew as a way out of its own', async () => {
    const { xml } = await bpmnFromFlows([flow]);
    const line =
      '<bpmn:sequenceFlow id="odd" name="Odd" sourceRef="large" targetRef="end"><bpmn:conditionExpression>= odd</bpmn:conditionExpression></bpmn:sequenceFlow>';
    const [back] = await flowsOf(xml.replace('</bpmn:process>', `${line}</bpmn:process>`));
    expect(back?.nodes[1]?.settings).toMatchObject({ cases: [{ id: 'big' }, { id: 'odd', title: { zh: 'Odd', en: 'Odd' }, when: 'odd' }] });
    expect(back?.edges).toContainEqual({ id: 'odd', from: 'large', exit: 'odd', to: 'end' });
  });

  test('leaves out a line with a loose end, and says so', async () => {
    const loose = { ...flow, edges: [...flow.edges, { id: 'x', from: 'wait', exit: 'fault', to: 'nowhere' }] };
    expect((await bpmnFromFlows([loose])).warnings).toEqual([expect.objectContaining({ code: 'bpmn.loose-edge' })]);
  });
});
