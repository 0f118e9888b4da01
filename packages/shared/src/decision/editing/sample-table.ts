import { DecisionTable } from '../decision-table.ts';

/** A table for tests: two inputs, two outputs, three rules, one test case. */
export const sampleTable: DecisionTable = DecisionTable.parse(
  JSON.parse(`{
    "id": "lanes", "name": "理赔通道", "hitPolicy": "FIRST",
    "inputs": [
      { "id": "amount", "label": "金额", "expression": "payable", "type": "money" },
      { "id": "risk", "label": "风险", "expression": "risk", "type": "text", "allowed": ["\\"low\\"", "\\"high\\""] }
    ],
    "outputs": [
      { "name": "lane", "type": "text", "allowed": ["\\"review\\"", "\\"instant\\""] },
      { "name": "fee", "type": "money" }
    ],
    "rules": [
      { "id": "r1", "when": ["<= 3000", "\\"low\\""], "then": ["\\"instant\\"", "0"], "note": "小额" },
      { "id": "r2", "when": ["> 3000", "\\"low\\""], "then": ["\\"review\\"", "1.5"] },
      { "id": "r3", "when": ["-", "\\"high\\""], "then": ["\\"review\\"", "20"] }
    ],
    "cases": [
      { "id": "c1", "name": "小额低风险", "given": { "amountFen": 100000, "risk": "low" },
        "expect": { "is": "output", "output": { "lane": "instant", "feeFen": 0 } } }
    ]
  }`),
);

/** A table of that many rules and columns, half of them inputs, with numbers in its cells. */
export function largeTable({ rules, columns }: { readonly rules: number; readonly columns: number }): DecisionTable {
  const inputs = Array.from({ length: Math.ceil(columns / 2) }, (_, index) => `in${index}`);
  const outputs = Array.from({ length: Math.floor(columns / 2) }, (_, index) => `out${index}`);
  return {
    id: 'large',
    name: 'large',
    hitPolicy: 'COLLECT',
    inputs: inputs.map((id) => ({ id, label: id, expression: id, type: 'number' })),
    outputs: outputs.map((name) => ({ name, type: 'number' })),
    rules: Array.from({ length: rules }, (_, row) => ({
      id: `r${row + 1}`,
      when: inputs.map((__, column) => `[${row}..${row + column}]`),
      // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
      then: outputs.map((__, column) => `${row * column}`),
    })),
  };
}

/** A table of two inputs `a` and `b` and the output `out`, all numbers; a row is `[cell of a, cell of b, out]`. */
export function numbersTable(hitPolicy: DecisionTable['hitPolicy'], rows: readonly (readonly [string, string, string])[]): DecisionTable {
  return {
    id: 't',
    name: 't',
    hitPolicy,
    inputs: ['a', 'b'].map((id) => ({ id, label: id, expression: id, type: 'number' })),
    outputs: [{ name: 'out', type: 'number' }],
    // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
    rules: rows.map(([a, b, out], index) => ({ id: `r${index}`, when: [a, b], then: [out] })),
  };
}
