import { DecisionTable } from '@mortise/shared/decision';
import type { FeelType } from '@mortise/shared/expression';

/** One rule: a band of amounts in yuan, people under or from 60, a risk, two products. Of all rules one holds for a claim. */
type Lane = {
  readonly from: number;
  readonly to: number;
  readonly old: boolean;
  readonly risk: string;
  readonly products: readonly string[];
  readonly lane: string;
};

/** A claim as it is stored. */
export type LaneClaim = { readonly amountFen: number; readonly age: number; readonly risk: string; readonly product: string };

/** The variables of a claim, as a flow declares them. */
export const laneNames: Readonly<Record<string, FeelType>> = {
  amount: { kind: 'money' },
  age: { kind: 'number' },
  risk: { kind: 'text' },
  product: { kind: 'text' },
};

/** The measured rules: four inputs, one output, every rule with bounds of its own. */
export function lanesOf(rules: number): readonly Lane[] {
  return Array.from({ length: rules }, (_, index) => ({
    from: Math.floor(index / 4) * 50,
    to: Math.floor(index / 4) * 50 + 50,
    old: index % 4 >= 2,
    risk: index % 2 === 0 ? 'low' : 'high',
    products: [`product-${index % 8}`, `product-${(index + 3) % 8}`],
    lane: `lane-${index}`,
  }));
}

/** Claims that fall to the rules evenly, from the first to the last. */
export function laneClaims(lanes: readonly Lane[], count: number): readonly LaneClaim[] {
  return Array.from({ length: count }, (_, index) => {
    const lane = lanes[Math.floor((index * lanes.length) / count)];
    return {
      amountFen: (lane?.from ?? 0) * 100 + 1750,
      age: lane?.old === true ? 71 : 35,
      risk: lane?.risk ?? '',
      product: lane?.products[index % 2] ?? '',
    };
  });
}

/** The rules as the product's decision table. */
export function laneTable(lanes: readonly Lane[]): DecisionTable {
  const input = (id: string) => ({ id, label: id, expression: id, type: laneNames[id]?.kind });
  return DecisionTable.parse({
    id: 'lanes',
    name: 'lanes',
    hitPolicy: 'FIRST',
    inputs: ['amount', 'age', 'risk', 'product'].map(input),
    outputs: [{ name: 'lane', type: 'text' }],
    rules: lanes.map((lane, index) =>
      Object.fromEntries([
        ['id', `r${index}`],
        ['when', cellsOf(lane)],
        ['then', [`"${lane.lane}"`]],
      ]),
    ),
  });
}

/** The same rules as a model of the ZEN engine (JDM). Its cells are written alike. */
export function laneModel(lanes: readonly Lane[]): object {
  const node = (id: string, type: string, content?: object) => ({
    id,
    type,
    name: id,
    position: { x: 0, y: 0 },
    ...(content ? { content } : {}),
  });
  const column = (field: string) => ({ id: field, name: field, type: 'expression', field });
  const rules = lanes.map((lane, index) => {
    const [amount, age, risk, product] = cellsOf(lane);
    return { _id: `r${index}`, amount, age, risk, product, lane: `"${lane.lane}"` };
  });
  const content = { hitPolicy: 'first', inputs: ['amount', 'age', 'risk', 'product'].map(column), outputs: [column('lane')], rules };
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: [node('in', 'inputNode'), node('table', 'decisionTableNode', content), node('out', 'outputNode')],
    edges: [
      { id: 'first', type: 'edge', sourceId: 'in', targetId: 'table' },
      { id: 'last', type: 'edge', sourceId: 'table', targetId: 'out' },
    ],
  };
}

/** The same rules as somebody would write them by hand: one loop over plain numbers and texts, amounts in yuan. */
export function laneScan(lanes: readonly Lane[]): (claim: PlainClaim) => string | undefined {
  return ({ amount, age, risk, product }) => {
    for (const lane of lanes) {
      if (amount >= lane.from && amount < lane.to && age >= 60 === lane.old && risk === lane.risk && lane.products.includes(product))
        return lane.lane;
    }
    return undefined;
  };
}

/** A claim as the others take it: the amount in yuan, a plain number. */
export type PlainClaim = { readonly amount: number; readonly age: number; readonly risk: string; readonly product: string };

export function plainClaim({ amountFen, ...rest }: LaneClaim): PlainClaim {
  return { amount: amountFen / 100, ...rest };
}

function cellsOf({ from, to, old, risk, products }: Lane): string[] {
  return [`[${from}..${to})`, old ? '>= 60' : '< 60', `"${risk}"`, products.map((product) => `"${product}"`).join(', ')];
}
