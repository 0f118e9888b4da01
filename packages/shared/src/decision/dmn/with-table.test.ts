import { describe, expect, test } from 'vitest';
import { type DecisionTable, TableRule } from '../decision-table.ts';
import { type DmnDocument, readDmn } from './read-dmn.ts';
import { tableFromDmn } from './table-from-dmn.ts';
import { withTable } from './with-table.ts';

const lanes = `<?xml version="1.0"?>
<!-- the claims desk's own -->
<dmn:definitions xmlns:dmn="https://www.omg.org/spec/DMN/20211108/MODEL/" xmlns:desk="urn:desk" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/"   name="lanes" namespace="urn:lanes">
	<dmn:extensionElements><desk:owner since="2020">Li &amp; Wu</desk:owner></dmn:extensionElements>
	<dmn:itemDefinition name="tLane"><dmn:typeRef>string</dmn:typeRef></dmn:itemDefinition>
	<dmn:decision id="通道" name="lane">
		<dmn:variable name="lane" typeRef="tLane"/><!-- before the table -->
		<dmn:decisionTable id="t" desk:colour="red" preferredOrientation="Rule-as-Row">
			<dmn:input id="i" desk:width="120"><dmn:inputExpression id="ie" typeRef="number"><dmn:text>age</dmn:text></dmn:inputExpression></dmn:input>
			<dmn:output id="o" name="lane" typeRef="tLane"><dmn:outputValues><dmn:text>"quick","full"</dmn:text></dmn:outputValues></dmn:output>
			<dmn:annotation name="why"/>
			<dmn:rule id="r1"><dmn:extensionElements><desk:seen by="Wu"/></dmn:extensionElements><dmn:inputEntry id="c1"><dmn:text>&lt; 18</dmn:text></dmn:inputEntry><dmn:outputEntry id="c2"><dmn:text>"full"</dmn:text></dmn:outputEntry><dmn:annotationEntry><dmn:text>minors</dmn:text></dmn:annotationEntry></dmn:rule>
			<dmn:rule id="r2"><dmn:inputEntry><dmn:text/></dmn:inputEntry><dmn:outputEntry><dmn:text>"quick"</dmn:text></dmn:outputEntry></dmn:rule>
		</dmn:decisionTable>
	</dmn:decision>
	<dmn:decision id="other" name="other"><dmn:decisionTable><dmn:output/><dmn:rule><dmn:outputEntry><dmn:text>1</dmn:text></dmn:outputEntry></dmn:rule></dmn:decisionTable></dmn:decision>
	<dmn:decision id="plain" name="plain"><dmn:literalExpression><dmn:text>1 &lt; 2</dmn:text></dmn:literalExpression></dmn:decision>
</dmn:definitions>
`;

const rest = TableRule.parse(JSON.parse('{ "id": "r3", "when": ["-"], "then": ["\\"a < b & c\\""], "note": "rest" }'));

async function documentOf(xml: string): Promise<DmnDocument> {
  const document = await readDmn(xml);
  if (!document.ok) throw new Error(document.message.en);
  return document;
}

async function tableOf(xml: string, decision: string): Promise<DecisionTable> {
  const reading = await tableFromDmn(xml, { decision });
  if (!reading.ok) throw new Error(reading.message.en);
  return reading.table;
}

/** The file with a change of one of its tables. */
async function changed(xml: string, decision: string, change: (table: DecisionTable) => DecisionTable): Promise<string> {
  const written = await withTable(await documentOf(xml), { decision, table: change(await tableOf(xml, decision)) });
  if (!written.ok) throw new Error(written.message.en);
  return written.xml;
}

/** What stands before and after the first table of the text. */
function around(xml: string): readonly string[] {
  const [from, to] = [xml.search(/<dmn:decisionTable/), xml.indexOf('</dmn:decisionTable>')];
  return [xml.slice(0, from), xml.slice(to)];
}

describe('another table in a file', () => {
  test('that says the same leaves every character', async () => {
    for (const decision of ['通道', 'other']) expect(await changed(lanes, decision, (table) => table)).toBe(lanes);
  });

  test('leaves every character around it, and in it ids, annotations, types and extensions', async () => {
    const xml = await changed(lanes, '通道', (table) => ({
      ...table,
      hitPolicy: 'FIRST',
      rules: [...table.rules.map((rule) => ({ ...rule, when: rule.when.map((cell) => cell.replace('18', '21')) })), rest], // biome-ignore format: one list
    }));
    expect(around(xml)).toEqual(around(lanes));
    for (const kept of ['desk:colour="red"', 'desk:width="120"', 'id="ie"', 'typeRef="tLane"', '<desk:seen by="Wu" />', '<dmn:annotation name="why" />', 'minors', 'id="c1"', '"quick","full"']) expect(xml).toContain(kept); // biome-ignore format: one list
    expect(await tableOf(xml, '通道')).toMatchObject({ hitPolicy: 'FIRST', rules: [{ when: ['< 21'] }, { when: ['-'] }, { id: 'r3', note: 'rest' }] }); // biome-ignore format: one table
    expect((await tableOf(xml, '通道')).rules.map((rule) => rule.then)).toEqual([['"full"'], ['"quick"'], ['"a < b & c"']]);
    expect((await documentOf(xml)).version).toBe('1.4');
  });

  test('may gain and lose columns; cells stay with theirs', async () => {
    const wider = await changed(lanes, '通道', (table) => ({
      ...table,
      inputs: [{ id: 'new', label: 'Sum', expression: 'sum', type: 'number', allowed: ['> 0'] }, ...table.inputs],
      rules: table.rules.map((rule, at) => ({ ...rule, when: [`> ${at}`, ...rule.when] })),
    }));
    expect(await tableOf(wider, '通道')).toMatchObject({ inputs: [{ id: 'new', allowed: ['> 0'] }, { id: 'i' }], rules: [{ when: ['> 0', '< 18'] }, { when: ['> 1', '-'] }] }); // biome-ignore format: one table
    expect(wider).toMatch(/id="c1"[^>]*>\s*<dmn:text>&lt; 18/);
    const narrower = await changed(wider, '通道', (table) => ({ ...table, inputs: table.inputs.slice(1), rules: table.rules.map((rule) => ({ ...rule, when: rule.when.slice(1) })) })); // biome-ignore format: one table
    expect(await tableOf(narrower, '通道')).toEqual(await tableOf(lanes, '通道'));
  });

  test('with amounts says once what an amount is', async () => {
    const money = (table: DecisionTable): DecisionTable => ({
      ...table,
      inputs: table.inputs.map((input) => ({ ...input, type: 'money' })),
    });
    const once = await changed(lanes, '通道', money);
    expect(once.match(/<dmn:itemDefinition id="money"/g)).toHaveLength(1);
    expect((await documentOf(once)).warnings).toEqual([]);
    const twice = await changed(once, '通道', (table) => ({ ...table, hitPolicy: 'ANY' }));
    expect(twice.match(/<dmn:itemDefinition id="money"/g)).toHaveLength(1);
  });

  test('has no place where there is no table', async () => {
    const table = await tableOf(lanes, '通道');
    for (const decision of ['plain', 'nobody'])
      expect(await withTable(await documentOf(lanes), { decision, table })).toMatchObject({ ok: false, code: 'decision.no-such-table' });
  });
});

test('of several tables one is chosen by its decision; without a choice all are named', async () => {
  expect((await tableOf(lanes, 'other')).id).toBe('other');
  expect(await tableFromDmn(lanes)).toMatchObject({
    ok: false,
    code: 'decision.not-one-table',
    decisions: [
      { id: '通道', name: 'lane' },
      { id: 'other', name: 'other' },
    ],
  });
});
