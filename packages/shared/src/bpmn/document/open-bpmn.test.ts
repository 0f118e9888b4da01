import { describe, expect, test } from 'vitest';
import { flowsFromBpmn } from '../index.ts';
import { bpmnTextFrom } from './bpmn-text.ts';
import { longestBpmn } from './open-bpmn.ts';

const model = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const fileOf = (inside: string, attributes = `xmlns="${model}"`) =>
  `<definitions ${attributes} id="d" targetNamespace="urn:x">${inside}</definitions>`;

async function read(source: string) {
  const reading = await flowsFromBpmn(source);
  if (!reading.ok) throw new Error(reading.message.en);
  const [flow] = reading.flows;
  return { graph: flow?.graph, codes: reading.warnings.map(({ code, element }) => `${code} ${element ?? ''}`.trim()) };
}

describe('a file', () => {
  test.each([
    ['nothing', '', 'bpmn.malformed'],
    ['no XML', 'BPMN?', 'bpmn.malformed'],
    ['half a file', fileOf('<process id="p">').replace('</definitions>', ''), 'bpmn.malformed'],
    ['another language', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'bpmn.not-bpmn'],
    ['DMN', '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="n" namespace="u"/>', 'bpmn.not-bpmn'],
    ['definitions of nobody', '<definitions/>', 'bpmn.not-bpmn'],
    ['a document type', `<!DOCTYPE definitions SYSTEM "file:///etc/passwd">${fileOf('')}`, 'bpmn.malformed'],
    ['an entity', fileOf('<process id="p" name="&secret;"/>'), 'bpmn.malformed'],
    ['too much', fileOf(`<!--${' '.repeat(longestBpmn)}-->`), 'bpmn.too-large'],
  ])('with %s in it is refused', async (_, source, code) => {
    expect(await flowsFromBpmn(source)).toMatchObject({ ok: false, code, message: { zh: expect.any(String), en: expect.any(String) } });
  });

  test('is told where it breaks', async () => {
    const refused = await flowsFromBpmn(`${fileOf('\n<process id="p">\n<task>')}`);
    expect(refused).toMatchObject({
      ok: false,
      message: { zh: expect.stringContaining('第 3 行'), en: expect.stringContaining('line 3') },
    });
  });

  test('of a draft of the standard is read too', async () => {
    const { graph } = await read(fileOf('<process id="p"><startEvent id="s"/></process>', 'xmlns="http://schema.omg.org/spec/BPMN/2.0"'));
    expect(graph?.nodes.map(({ id }) => id)).toEqual(['s']);
  });

  test('without ids, or with one id twice, gets what it lacks and says so', async () => {
    const { graph, codes } = await read(
      fileOf('<process id="p"><startEvent/><task id="a"/><task id="a" name="other"/><endEvent id="p"/></process>'),
    );
    expect(graph?.nodes.map(({ id }) => id)).toEqual(['startEvent_1', 'a', 'a_2', 'p_2']);
    expect(codes).toEqual(expect.arrayContaining(['bpmn.no-id startEvent_1', 'bpmn.duplicate-id a_2', 'bpmn.duplicate-id p_2']));
  });

  test('with ids that are in Chinese, numbers or words keeps them, and the lines between them', async () => {
    const source = fileOf(
      '<process id="理赔"><startEvent id="1"/><task id="审 核" name="1"/><sequenceFlow id="去" sourceRef="1" targetRef="审 核"/></process>',
    );
    const reading = await flowsFromBpmn(source);
    const [flow] = reading.ok ? reading.flows : [];
    expect(flow?.graph).toMatchObject({
      start: '1',
      edges: [{ id: '去', from: '1', to: '___' }],
      nodes: [{}, { label: '1' }],
      origin: { document: source },
    });
    expect(flow?.elements.get('___')).toBe('审 核');
  });

  test('that names elements by qualified names is understood, and what refers to nothing is told', async () => {
    const { graph, codes } = await read(
      fileOf(
        '<process id="p"><task id="a"/><task id="b"/><sequenceFlow id="f" sourceRef="t:a" targetRef="t:b"/><sequenceFlow id="g" sourceRef="a" targetRef="gone"/></process>',
        `xmlns="${model}" xmlns:t="urn:x"`,
      ),
    );
    expect(graph?.edges.map(({ id }) => id)).toEqual(['f']);
    expect(codes).toEqual(expect.arrayContaining(['bpmn.loose-reference g', 'bpmn.loose-line g']));
  });

  test('with words that the standard does not know keeps them and says where they are', async () => {
    const { codes, graph } = await read(fileOf('<process id="p"><task id="a"/><surprise><task id="inside"/></surprise><v:x/></process>'));
    expect(graph?.nodes.map(({ id }) => id)).toEqual(['a']);
    expect(codes).toEqual(expect.arrayContaining(['bpmn.not-understood', 'bpmn.undeclared-prefix']));
    expect(graph?.origin?.document).toContain('<surprise><task id="inside"/></surprise><v:x/>');
  });

  test('says UTF-8 of itself once it is a text', async () => {
    const { graph } = await read(
      `<?xml version="1.0" encoding='GBK' standalone="yes"?>\n${fileOf('<process id="p"><task id="a"/></process>')}`,
    );
    expect(graph?.origin?.document).toMatch(/^<\?xml version="1.0" encoding='UTF-8' standalone="yes"\?>\n<definitions/);
  });
});

describe('the text of a file’s bytes', () => {
  const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  /** Knows what is asked of it and nothing else. */
  const decoding = (known: Readonly<Record<string, string>>) => (encoding: string) => known[encoding];

  test('is UTF-8 wherever it can be, whatever it calls itself', () => {
    const source = bytes('<?xml version="1.0" encoding="ISO-8859-1"?>');
    expect(bpmnTextFrom(source, decoding({ 'utf-8': '好', 'ISO-8859-1': 'å¥½' }))).toEqual({ text: '好', warnings: [] });
  });

  test('is else what its mark or its declaration says', () => {
    expect(bpmnTextFrom(bytes('<?xml version="1.0" encoding="GB18030"?>'), decoding({ GB18030: '好' })).text).toBe('好');
    expect(bpmnTextFrom(bytes('\xff\xfe<'), decoding({ 'utf-8': 'no', 'utf-16le': 'yes' })).text).toBe('yes');
    expect(bpmnTextFrom(bytes('\xfe\xff<'), decoding({ 'utf-16be': 'yes' })).text).toBe('yes');
  });

  test('is Western with a warning where neither fits', () => {
    const { text, warnings } = bpmnTextFrom(bytes('<a/>'), decoding({ 'windows-1252': 'klären' }));
    expect([text, warnings.map(({ code }) => code)]).toEqual(['klären', ['bpmn.encoding']]);
  });
});
