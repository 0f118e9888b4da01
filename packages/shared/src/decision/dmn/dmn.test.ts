import { expect, test } from 'vitest';
import { DecisionTable, dmnFromTable, tableFromDmn } from '../index.ts';
import { literalsFrom } from './literals-from.ts';

const stored = `{
  "id": "lanes", "name": "理赔通道", "hitPolicy": "COLLECT", "aggregation": "SUM",
  "inputs": [
    { "id": "amount", "label": "金额 <元>", "expression": "claim.total amount", "type": "money" },
    { "id": "risk", "label": "风险", "expression": "risk", "type": "text", "allowed": ["\\"a, b\\"", "\\"c\\""] },
    { "id": "open", "label": "", "expression": "x", "type": "any" }
  ],
  "outputs": [{ "name": "fee", "type": "money", "allowed": ["1", "2"] }],
  "rules": [
    { "id": "r1", "when": ["[1..5)", "\\"a & b\\"", "-"], "then": ["1"], "note": "小额" },
    { "id": "r2", "when": ["> 5", "not(\\"c\\")", "-"], "then": ["2"] }
  ]
}`;

test('a table comes back from its DMN file as it was', async () => {
  const table = DecisionTable.parse(JSON.parse(stored));
  expect(await tableFromDmn(await dmnFromTable(table))).toEqual({ ok: true, table, warnings: [] });
});

test('test cases travel in the file beside the rules', async () => {
  const cases = `[{ "id": "c1", "name": "<小额> & \\"快\\"", "given": { "amountFen": 1 }, "expect": { "is": "output", "output": { "feeFen": 100 } } }]`;
  const table = DecisionTable.parse({ ...JSON.parse(stored), cases: JSON.parse(cases) });
  const xml = await dmnFromTable(table);
  expect(await tableFromDmn(xml)).toEqual({ ok: true, table, warnings: [] });
  const damaged = await tableFromDmn(xml.replace(/\[\{[^<]*/, 'nothing'));
  expect(damaged).toMatchObject({ ok: true, warnings: ['the test cases in this file cannot be read'] });
  expect(damaged.ok && damaged.table.cases).toBeUndefined();
});

test('a file of another tool and a newer version is read', async () => {
  const xml = `<?xml version="1.0"?><definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="n" namespace="urn:x">
    <inputData id="in" name="Age"/>
    <decision id="approve" name="Approval"><variable name="Approval Status" typeRef="string"/>
      <decisionTable><input><inputExpression typeRef="number"><text>Age</text></inputExpression></input><output/>
        <rule><inputEntry><text>&gt;=18</text></inputEntry><outputEntry><text>"yes"</text></outputEntry></rule>
        <rule><inputEntry><text/></inputEntry><outputEntry><text>"no"</text></outputEntry></rule>
      </decisionTable></decision></definitions>`;
  const read = await tableFromDmn(xml);
  expect(read).toMatchObject({
    ok: true,
    table: {
      hitPolicy: 'UNIQUE',
      inputs: [{ id: 'input1', label: 'Age', expression: 'Age', type: 'number' }],
      outputs: [{ name: 'Approval Status', type: 'text' }],
      rules: [
        { id: 'rule1', when: ['>=18'] },
        { id: 'rule2', when: ['-'] },
      ],
    },
  });
});

test('what is no file with one table is told so', async () => {
  const empty = '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="n" namespace="urn:x"/>';
  expect(await tableFromDmn(empty)).toMatchObject({ ok: false, code: 'decision.not-one-table' });
  for (const text of ['', 'hello', '<a/>', '<definitions', `<!DOCTYPE x [<!ENTITY a "b">]>${empty}`]) {
    expect(await tableFromDmn(text)).toMatchObject({ ok: false, code: 'decision.not-dmn' });
  }
});

test('lists of values are cut outside of quotes and brackets only', () => {
  expect(literalsFrom('"a, b", [1..2], f(x, y),, "c\\", d"')).toEqual(['"a, b"', '[1..2]', 'f(x, y)', '"c\\", d"']);
});
