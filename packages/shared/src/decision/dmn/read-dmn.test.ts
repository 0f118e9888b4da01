import { describe, expect, test } from 'vitest';
import { readDmn } from './read-dmn.ts';

const versions = {
  '1.1': 'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  '1.2': 'http://www.omg.org/spec/DMN/20180521/MODEL/',
  '1.3': 'https://www.omg.org/spec/DMN/20191111/MODEL/',
  '1.4': 'https://www.omg.org/spec/DMN/20211108/MODEL/',
  '1.5': 'https://www.omg.org/spec/DMN/20230324/MODEL/',
} as const;
const file = (inside: string, model: string = versions['1.5']) => `<?xml version="1.0" encoding="UTF-8"?>
<!-- drawn by hand --><definitions xmlns="${model}" name="理赔" namespace="urn:x" id="d">${inside}</definitions>`;

/** The model of a file that is read without anything left over. */
async function modelOf(inside: string, model?: string) {
  const document = await readDmn(file(inside, model));
  if (!document.ok) throw new Error(document.message.en);
  expect(document.warnings).toEqual([]);
  return document.model;
}

describe('a DMN file is read whole', () => {
  test('in every version of the standard', async () => {
    for (const [version, namespace] of Object.entries(versions)) {
      const document = await readDmn(file('<inputData name="a" id="a"/>', namespace));
      expect(document).toMatchObject({ ok: true, version, warnings: [], model: { name: '理赔', inputs: [{ id: 'a', name: 'a' }] } });
    }
  });

  test('with prefixes of its own', async () => {
    const xml = `<sem:definitions xmlns:sem="${versions['1.4']}" name="n" namespace="urn:x"><sem:decision name="d" id="d"><sem:literalExpression><sem:text>1</sem:text></sem:literalExpression></sem:decision></sem:definitions>`;
    expect(await readDmn(xml)).toMatchObject({
      ok: true,
      version: '1.4',
      model: { decisions: [{ name: 'd', logic: { is: 'literal', text: '1' } }] },
    });
  });

  test('with every element of its requirement graph, and names whose white space is what FEEL sees', async () => {
    const model = await modelOf(`
      <description>about it</description>
      <extensionElements><x:note xmlns:x="urn:x" level="1">kept</x:note></extensionElements>
      <import name="t" namespace="urn:t" importType="${versions['1.5']}" locationURI="t.dmn"/>
      <inputData name="投保人  年龄" id="年龄"><variable name="投保人  年龄" typeRef="number"/></inputData>
      <knowledgeSource name="tariff" id="s"><type>law</type></knowledgeSource>
      <decision name="a" id="a"><question>Which?</question><allowedAnswers>this or that</allowedAnswers>
        <informationRequirement><requiredInput href="#年龄"/></informationRequirement>
        <informationRequirement><requiredDecision href="urn:t#far"/></informationRequirement>
        <knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>
        <authorityRequirement><requiredAuthority href="#s"/></authorityRequirement></decision>
      <businessKnowledgeModel name="k" id="k"><encapsulatedLogic><formalParameter name="n" typeRef="number"/><literalExpression><text>n</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
      <decisionService name="v" id="v"><outputDecision href="#a"/><encapsulatedDecision href="#b"/><inputDecision href="#c"/><inputData href="#年龄"/></decisionService>
      <textAnnotation id="ta"><text>look</text></textAnnotation><group id="g" name="all"/>
      <performanceIndicator name="kpi" URI="urn:k"/><organizationUnit name="ou"><decisionMade href="#a"/></organizationUnit>`);
    expect(model).toMatchObject({
      imports: [{ name: 't', namespace: 'urn:t', location: 't.dmn' }],
      inputs: [{ id: '年龄', name: '投保人 年龄', variable: { name: '投保人 年龄', typeRef: 'number' } }],
      sources: [{ id: 's', name: 'tariff', kind: 'law' }],
      decisions: [
        {
          question: 'Which?',
          allowedAnswers: 'this or that',
          needs: { inputs: [{ id: '年龄' }], decisions: [{ namespace: 'urn:t', id: 'far' }], knowledge: [{ id: 'k' }] },
        },
      ],
      knowledge: [{ id: 'k', logic: { is: 'function', language: 'FEEL', parameters: [{ name: 'n', typeRef: 'number' }] } }],
      services: [{ outputs: [{ id: 'a' }], encapsulated: [{ id: 'b' }], inputDecisions: [{ id: 'c' }], inputData: [{ id: '年龄' }] }],
    });
  });

  test('with every kind of boxed expression, also those of 1.4 and 1.5', async () => {
    const text = (source: string) => `<literalExpression><text>${source}</text></literalExpression>`;
    const kinds = {
      literal: text('1'),
      context: `<context><contextEntry><variable name="a"/>${text('1')}</contextEntry></context>`,
      list: `<list>${text('1')}</list>`,
      relation: `<relation><column name="c"/><row>${text('1')}</row></relation>`,
      invocation: `<invocation>${text('f')}<binding><parameter name="p"/>${text('1')}</binding></invocation>`,
      function: `<functionDefinition kind="PMML"><formalParameter name="p"/>${text('1')}</functionDefinition>`,
      table: '<decisionTable><output/><annotation name="why"/><rule><outputEntry><text>1</text></outputEntry><annotationEntry><text>so</text></annotationEntry></rule></decisionTable>', // biome-ignore format: one element
      conditional: `<conditional><if>${text('true')}</if><then>${text('1')}</then><else>${text('2')}</else></conditional>`,
      for: `<for iteratorVariable="i"><in typeRef="number">${text('[1]')}</in><return>${text('i')}</return></for>`,
      some: `<some iteratorVariable="i"><in>${text('[1]')}</in><satisfies>${text('i')}</satisfies></some>`,
      every: `<every iteratorVariable="i"><in>${text('[1]')}</in><satisfies>${text('i')}</satisfies></every>`,
      filter: `<filter><in>${text('[1]')}</in><match>${text('item')}</match></filter>`,
    };
    const decisions = Object.entries(kinds).map(([kind, logic]) => `<decision name="${kind}" id="${kind}">${logic}</decision>`);
    const model = await modelOf(decisions.join(''));
    expect(model.decisions.map(({ logic }) => logic?.is)).toEqual(Object.keys(kinds));
  });

  test('with its types, their constraints and functions', async () => {
    const model = await modelOf(`
      <itemDefinition name="tA" isCollection="true"><typeRef>string</typeRef><allowedValues><text>"a", "b"</text></allowedValues><typeConstraint><text>count(?) &lt; 3</text></typeConstraint></itemDefinition>
      <itemDefinition name="tB"><itemComponent name="c d"><typeRef>number</typeRef></itemComponent></itemDefinition>
      <itemDefinition name="tF"><functionItem outputTypeRef="number"><parameters name="p" typeRef="tA"/></functionItem></itemDefinition>`);
    expect(model.types).toMatchObject([
      { name: 'tA', typeRef: 'string', isCollection: true, allowedValues: '"a", "b"', typeConstraint: 'count(?) < 3' },
      { name: 'tB', components: [{ name: 'c d', typeRef: 'number', isCollection: false }] },
      { name: 'tF', signature: { parameters: [{ name: 'p', typeRef: 'tA' }], result: 'number' } },
    ]);
  });

  test('with the positions of its diagrams, whatever their version', async () => {
    for (const shapes of [
      'http://www.omg.org/spec/DMN/20180521/DMNDI/',
      'https://www.omg.org/spec/DMN/20191111/DMNDI/',
      'https://www.omg.org/spec/DMN/20230324/DMNDI/',
    ]) {
      const model = await modelOf(`<decision name="a" id="a"/><dmndi:DMNDI xmlns:dmndi="${shapes}" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:di="http://www.omg.org/spec/DMN/20180521/DI/">
        <dmndi:DMNDiagram name="all"><dmndi:Size width="10.0" height="5"/>
          <dmndi:DMNShape dmnElementRef="a" isCollapsed="false"><dc:Bounds x="1.5" y="2" width="30.0" height="40"/><dmndi:DMNLabel><dc:Bounds x="0" y="0" width="1" height="1"/><dmndi:Text>a</dmndi:Text></dmndi:DMNLabel>
            <dmndi:DMNDecisionServiceDividerLine><di:waypoint x="0" y="0"/></dmndi:DMNDecisionServiceDividerLine></dmndi:DMNShape>
          <dmndi:DMNEdge dmnElementRef="e"><di:waypoint x="1" y="2"/><di:waypoint x="3" y="4"/></dmndi:DMNEdge></dmndi:DMNDiagram>
        <dmndi:DMNStyle id="st" fontFamily="Song"><dmndi:FillColor red="1" green="2" blue="3"/></dmndi:DMNStyle></dmndi:DMNDI>`); // biome-ignore format: one drawing
      expect(model.diagrams).toEqual([
        { name: 'all', shapes: [{ element: 'a', x: 1.5, y: 2, width: 30, height: 40 }], edges: [{ element: 'e', points: [{ x: 1, y: 2 }, { x: 3, y: 4 }] }] }, // biome-ignore format: one drawing
      ]);
    }
  });

  test('with what is kept at a table besides', async () => {
    const model = await modelOf(`<decision name="a" id="a"><decisionTable><extensionElements><x:cases xmlns:x="urn:x">[1 &lt; 2]</x:cases></extensionElements><output/></decisionTable></decision>`); // biome-ignore format: one element
    expect(model.decisions[0]?.logic).toMatchObject({ is: 'table', extensions: [{ name: 'x:cases', text: '[1 < 2]' }] });
  });

  test('and what has no place in the standard is told, and stays in the text', async () => {
    const document = await readDmn(file('<decision name="a" id="a"><surprise/></decision>'));
    expect(document.ok && document.warnings.join()).toContain('surprise');
    expect(document.ok && document.xml).toContain('<surprise/>');
  });
});

describe('a file is refused with the reason', () => {
  const codeOf = async (xml: string) => {
    const document = await readDmn(xml);
    return document.ok ? 'read' : document.code;
  };

  test('when it is none, is cut short, or declares a document type or entities', async () => {
    for (const xml of ['', 'hello', '<a/>', '<definitions', '<definitions name="x"/>', file('').replace('<definitions', '<!DOCTYPE x [<!ENTITY a "b">]><definitions')]) // biome-ignore format: one list
      expect(await codeOf(xml)).toBe('decision.not-dmn');
    expect(await codeOf(file('<!-- <!DOCTYPE x> --><![CDATA[<!ENTITY]]>'))).toBe('read');
  });

  test('when it is of a version nobody here knows', async () => {
    expect(await codeOf(file('', 'https://www.omg.org/spec/DMN/20991231/MODEL/'))).toBe('decision.unknown-version');
  });

  test('when it is too large or too deep, before anything is built of it', async () => {
    expect(await codeOf(file(' '.repeat(2_000_001)))).toBe('decision.too-large');
    expect(await codeOf(file('<a>'.repeat(10_000)))).toBe('decision.too-large');
    expect(await codeOf(file(`<a ${'x"'.repeat(100_000)}`))).toBe('decision.not-dmn');
  });
});
