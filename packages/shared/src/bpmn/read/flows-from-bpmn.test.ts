/// <reference path="../fixtures/raw-file.d.ts" />
import { describe, expect, test } from 'vitest';
import { type FlowNode, opaqueIn } from '../../flow/index.ts';
import claimFile from '../fixtures/claim.bpmn?raw';
import everyFile from '../fixtures/every-element.bpmn?raw';
import { flowsFromBpmn } from '../index.ts';

async function read(source: string) {
  const reading = await flowsFromBpmn(source);
  if (!reading.ok) throw new Error(reading.message.en);
  return reading;
}

async function stepsOf(source: string, flow = 0): Promise<ReadonlyMap<string, FlowNode>> {
  return new Map((await read(source)).flows[flow]?.graph.nodes.map((node) => [node.id, node]));
}

const process = (inside: string) =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:x"><process id="p">${inside}</process></definitions>`;
const line = (id: string, from: string, to: string, inside = '') =>
  `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${inside}</sequenceFlow>`;

describe('an element that is a step of ours', () => {
  test('becomes that step, with what the file says of it', async () => {
    const steps = await stepsOf(claimFile);
    const settings = (id: string) => steps.get(id)?.settings;
    expect(steps.get('reported')).toMatchObject({ kind: 'flows.pass', label: '报案' });
    expect(steps.get('look')).toMatchObject({ kind: 'desk.task', label: '初审 {材料}' });
    expect(settings('look')).toMatchObject({ title: { zh: '初审 {{材料}}' }, role: 'reviewer', hours: 48, choices: [{ id: 'done' }] });
    expect(settings('large')).toEqual({
      cases: [
        { id: 'large_way', title: { zh: '大额', en: '大额' }, when: 'amount > 10000' },
        { id: 'odd_way', title: { zh: '异常', en: '异常' }, when: '/* groovy: claim.isOdd() */' },
      ],
    });
    expect(settings('wait')).toEqual({ seconds: 5400 });
    expect(settings('sum')).toMatchObject({ script: 'function main(input) { return { ok: 1 < 2 }; }' });
    expect(settings('rules')).toMatchObject({ table: 'lanes-table' });
    expect(steps.get('survey')).toMatchObject({ kind: 'flows.call', settings: { flow: 'survey' } });
    expect(steps.get('pay')).toMatchObject({ kind: 'flows.call', settings: { flow: 'payment' } });
    expect([steps.get('joined')?.settings, steps.get('merge')?.kind, steps.get('stopped')?.kind]).toEqual([
      { need: 2 },
      'flows.pass',
      'flows.end',
    ]);
  });

  test('leads on by the ways out of that step', async () => {
    const [claim] = (await read(claimFile)).flows;
    const ways = claim?.graph.edges.map(({ from, exit, to }) => `${from} ${exit} ${to}`);
    expect(ways).toEqual(
      expect.arrayContaining([
        'look done large',
        'large large_way survey',
        'large otherwise merge',
        'look overdue too_late',
        'sum fault broke',
        'both next both_split',
        'both_split both_to_code sum',
        'both_split both_to_rules rules',
      ]),
    );
    expect(claim?.graph.start).toBe('reported');
  });

  test('stands where it was drawn, its neighbours apart from it', async () => {
    const steps = await stepsOf(claimFile);
    expect(steps.get('look')?.at).toEqual({ x: 730, y: 194 });
    expect(steps.get('large')?.at).toEqual({ x: 1080, y: 494 });
  });
});

describe('an element without a step of ours', () => {
  test.each([
    ['s_timer', 'Start event (timer)', 'one start'],
    ['t_manual', 'Manual task', 'does not say who'],
    ['t_service', 'Service task', 'several times'],
    ['t_user', 'User task', 'several times'],
    ['t_undo', 'Task', 'compensation'],
    ['t_script', 'Script task', 'no function main'],
    ['sp_event', 'Sub-process', 'an event starts it'],
    ['tx', 'Transaction', 'no step for it'],
    ['adhoc', 'Ad-hoc sub-process', 'no step for it'],
    ['g_inclusive', 'Inclusive gateway', 'no step for it'],
    ['g_complex', 'Complex gateway', 'no step for it'],
    ['g_event', 'Event-based gateway', 'no step for it'],
    ['c_month', 'Intermediate catch event (timer)', 'not a fixed length'],
    ['e_compensate', 'Intermediate throw event (compensation)', 'no step for it'],
    ['b_late', 'Boundary event (timer)', 'no step for it'],
    ['b_minutes', 'Boundary event (timer)', 'no step for it'],
    ['x_none', 'End event', 'one of several branches'],
    ['x_goes_on', 'End event', 'lines lead on'],
    ['s_many', 'Start event (message, signal)', 'one start'],
  ])('is kept as an opaque step that says what it is and why: %s', async (id, title, why) => {
    const node = (await stepsOf(everyFile, 2)).get(id);
    const opaque = node && opaqueIn(node);
    expect([opaque?.title.en, opaque?.why.en]).toEqual([title, expect.stringContaining(why)]);
    expect(opaque?.title.zh).toMatch(/[\u4e00-\u9fff]/);
  });

  test('keeps its own XML, with all that other tools put into it, fit to stand alone', async () => {
    const remind = (await stepsOf(claimFile)).get('remind');
    expect(remind && opaqueIn(remind)?.source).toBe(
      '<bpmn:sendTask camunda:type="external" xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"></bpmn:sendTask>',
    );
  });

  test('has a way out for each of its lines', async () => {
    const gateway = (await stepsOf(everyFile, 2)).get('g_inclusive');
    expect(gateway && opaqueIn(gateway)?.ways.map(({ id }) => id)).toEqual(['f_in_1', 'f_in_2']);
  });
});

describe('what BPMN says without an element', () => {
  test('lines that leave a step together are a fork behind it, with conditions a step that is only kept', async () => {
    const steps = await stepsOf(everyFile, 2);
    expect(steps.get('t_owned_split')).toMatchObject({ kind: 'flows.fork', settings: { branches: [{ id: 'f_u1' }, { id: 'f_u2' }] } });
    expect(steps.get('t_rule_split')).toMatchObject({ kind: 'bpmn.opaque', settings: { title: { en: 'Lines with conditions' } } });
  });

  test('a flow without a start event begins where no line leads, if that is one place', async () => {
    const one = await read(process(`<task id="b"/><task id="a"/>${line('f', 'a', 'b')}`));
    expect(one.flows[0]?.graph.start).toBe('a');
    const two = await read(process('<task id="a"/><task id="b"/>'));
    expect(two.flows[0]?.graph.nodes.map(({ id }) => id)).not.toContain(two.flows[0]?.graph.start);
    expect(two.warnings).toContainEqual(expect.objectContaining({ code: 'bpmn.no-start', element: 'p' }));
  });

  test('an end inside of two branches ends one of them; behind their join it ends the flow', async () => {
    const fork = `<startEvent id="s"/><parallelGateway id="f"/><task id="a"/><task id="b"/>${line('1', 's', 'f')}${line('2', 'f', 'a')}${line('3', 'f', 'b')}`;
    const apart = await stepsOf(process(`${fork}<endEvent id="x"/><endEvent id="y"/>${line('4', 'a', 'x')}${line('5', 'b', 'y')}`));
    expect([apart.get('x')?.kind, apart.get('y')?.kind]).toEqual(['bpmn.opaque', 'bpmn.opaque']);
    const together = await stepsOf(
      process(`${fork}<parallelGateway id="j"/><endEvent id="x"/>${line('4', 'a', 'j')}${line('5', 'b', 'j')}${line('6', 'j', 'x')}`),
    );
    expect(together.get('x')?.kind).toBe('flows.end');
  });

  test('a gateway with one way on is only passed', async () => {
    const steps = await stepsOf(
      process(`<startEvent id="s"/><exclusiveGateway id="g"/><inclusiveGateway id="i"/>${line('1', 's', 'g')}${line('2', 'g', 'i')}`),
    );
    expect([steps.get('g')?.kind, steps.get('i')?.kind]).toEqual(['flows.pass', 'flows.pass']);
  });

  test('steps that are drawn nowhere are laid out by their distance from the start', async () => {
    const source = `<startEvent id="s"/><task id="a"/><task id="alone"/><endEvent id="e"/>${line('1', 's', 'a')}${line('2', 'a', 'e')}`;
    const steps = await stepsOf(process(source));
    expect([...steps.values()].map(({ at }) => at)).toEqual([
      { x: 0, y: 0 },
      { x: 330, y: 0 },
      { x: 0, y: 150 },
      { x: 660, y: 0 },
    ]);
  });
});

describe('a file with several flows', () => {
  test('gives each process, sub-process and choreography, with its pool, its caller and its lanes', async () => {
    const { flows } = await read(everyFile);
    expect(flows.map(({ graph, parent }) => [graph.id, parent])).toEqual([
      ['who-asks-whom', undefined],
      ['more', 'who-asks-whom'],
      ['everything', undefined],
      ['sp-event', 'everything'],
      ['to-be-drawn', 'everything'],
      ['sp-many', 'everything'],
      ['tx', 'everything'],
      ['adhoc', 'everything'],
    ]);
    expect(flows[2]).toMatchObject({
      pool: 'Insurer',
      lanes: [
        { name: 'Head office', nodes: ['s_none'] },
        { name: 'Desk', nodes: ['t_manual'] },
      ],
    });
  });

  test('names no flow as one that is there already, and the calls follow', async () => {
    const reading = await flowsFromBpmn(claimFile, { taken: ['survey', 'claim-process', 'claim-process-2'] });
    const flows = reading.ok ? reading.flows.map(({ graph }) => graph) : [];
    expect(flows.map(({ id }) => id)).toEqual(['claim-process-3', 'survey-2', 'payment']);
    expect(flows[0]?.nodes.find(({ id }) => id === 'survey')?.settings).toMatchObject({ flow: 'survey-2' });
  });

  test('shows annotations and groups as notes, those beside the pools with the first flow', async () => {
    const [claim] = (await read(claimFile)).flows;
    expect(claim?.graph.notes.map(({ text }) => text)).toEqual(['先看发票\n再看病历', '三日内答复']);
    expect((await read(everyFile)).flows[2]?.graph.notes.map(({ text }) => text)).toEqual(['Only on weekdays', '']);
  });

  test('tells in both languages what is kept beside the drawing, and what is not understood', async () => {
    const { warnings } = await read(everyFile);
    expect(warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'bpmn.loose-reference',
        'bpmn.crossing-line',
        'bpmn.empty',
        'bpmn.no-start',
        'bpmn.kept-beside',
        'bpmn.sub-process',
      ]),
    );
    for (const { message } of warnings)
      expect([message.zh, message.en]).toEqual([expect.stringMatching(/[\u4e00-\u9fff]/), expect.stringMatching(/[a-z]/)]);
  });
});
