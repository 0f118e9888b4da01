import fc from 'fast-check';
import { asMoney, type FeelContext, type FeelType, type FeelValue, feelFrom, numberFrom } from '../../expression/index.ts';
import { compileTable, type Decision, DecisionTable, type HitPolicy, type TableInput } from '../index.ts';

/** A column of a table small enough to try every input: what its cells may be, and a value for every case they can tell apart. */
type SmallColumn = {
  readonly head: DecisionTable['inputs'][number];
  readonly cells: readonly string[];
  readonly values: readonly FeelValue[];
};

const number = (value: number) => numberFrom(value);
const day = (text: string) => feelFrom(text, { kind: 'date' });
const yuan = (value: number) => asMoney(number(value), true);

const columns: readonly SmallColumn[] = [
  {
    head: { id: 'age', label: '年龄', expression: 'age', type: 'number' },
    cells: ['-', '< 18', '>= 18', '[18..60]', '(18..60)', '[60..80]', '> 60', '18', 'not(18)', '[80..60]', '< 18, > 60', 'null'],
    values: [-1, 10, 18, 18.5, 40, 60, 70, 80, 90].map(number),
  },
  {
    head: { id: 'kind', label: '险种', expression: 'kind', type: 'text', allowed: ['"医疗"', '"意外"', '"重疾"'] },
    cells: ['-', '"医疗"', '"意外"', '"医疗", "意外"', 'not("医疗")', '"重疾"', '"车险"', '"重疾", "车险"'],
    values: ['医疗', '意外', '重疾'],
  },
  {
    head: { id: 'city', label: '城市', expression: 'city', type: 'text' },
    cells: ['-', '"京"', '"沪"', '"京", "沪"', 'not("京")', 'not("京", "沪")'],
    values: ['京', '沪', '穗'],
  },
  {
    head: { id: 'insured', label: '有社保', expression: 'insured', type: 'boolean' },
    cells: ['-', 'true', 'false', 'not(true)', 'true, false'],
    values: [true, false],
  },
  {
    head: { id: 'onDay', label: '日期', expression: 'onDay', type: 'date', allowed: ['>= date("2026-01-01")'] },
    cells: [
      '-',
      '< date("2026-02-01")',
      '[date("2026-01-31")..date("2026-02-02")]',
      '(date("2026-01-31")..date("2026-02-02"))',
      '> date("2026-02-01")',
      '< date("2026-01-01")',
    ],
    values: ['2026-01-01', '2026-01-30', '2026-01-31', '2026-02-01', '2026-02-02', '2026-02-03', '2026-12-31'].map(day),
  },
  {
    head: { id: 'amount', label: '金额', expression: 'amount', type: 'money' },
    cells: ['-', '<= 3000', '> 3000', '[1000..3000]', '< 1000.005', 'not([1000..3000])'],
    values: [0, 1000, 1000.001, 1000.005, 2000, 3000, 5000].map(yuan),
  },
  {
    head: { id: 'waited', label: '等待期', expression: 'waited', type: 'duration' },
    cells: ['-', '< duration("P1Y")', '[duration("P6M")..duration("P1Y")]', '> duration("P1Y")', 'duration("P1Y")'],
    values: ['P1M', 'P6M', 'P9M', 'P1Y', 'P13M', 'P9Y'].map((text) => feelFrom(text, { kind: 'duration' })),
  },
  {
    head: { id: 'at', label: '时间', expression: 'at', type: 'time' },
    cells: ['-', '< time("09:00:00")', '[time("09:00:00")..time("18:00:00")]', '> time("12:00:00")', 'not(time("12:00:00"))'],
    values: ['08:00:00', '09:00:00', '10:30:00', '12:00:00', '15:00:00', '18:00:00', '20:00:00'].map((text) =>
      feelFrom(text, { kind: 'time' }),
    ),
  },
  {
    head: { id: 'code', label: '代码', expression: 'code', type: 'any' },
    cells: ['-', '1', '2', '1, 2', 'not(1)', '< 2'],
    values: [0, 1, 1.5, 2, 3].map(number),
  },
];

/** Cells that can only be read when the table runs. */
const opaqueCells: Readonly<Record<string, readonly string[]>> = {
  age: ['> limit', '<= limit', '? + 1 > 19'],
  city: ['home', 'contains(?, "京")'],
};

/** The values of the variables that opaque cells and outputs read, in every combination they can make a difference by. */
const surroundings: readonly (readonly [string, FeelValue][])[] = [
  [
    ['limit', number(40)],
    ['home', '沪'],
    ['other', 'b'],
  ],
  [
    ['limit', number(60)],
    ['home', '京'],
    ['other', 'c'],
  ],
];

const names: Record<string, FeelType> = {
  ...Object.fromEntries(columns.map(({ head }): [string, FeelType] => [head.expression, { kind: head.type }])),
  limit: { kind: 'number' },
  home: { kind: 'text' },
  other: { kind: 'text' },
};

const everyPolicy = ['UNIQUE', 'FIRST', 'PRIORITY', 'ANY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER'] as const;

/** A table of two or three columns and a few rules; with opaque cells and computed outputs where asked for. */
export function smallTables(wanted: { readonly opaque: boolean; readonly policies?: readonly HitPolicy[] }): fc.Arbitrary<DecisionTable> {
  const { opaque, policies = everyPolicy } = wanted;
  const chosen = fc.uniqueArray(fc.constantFrom(...columns), { minLength: 2, maxLength: 3 });
  return fc.tuple(chosen, fc.constantFrom(...policies), fc.integer({ min: 0, max: 6 })).chain(([heads, hitPolicy, count]) => {
    const cells = heads.map(({ head, cells: readable }) => {
      const others = opaque ? (opaqueCells[head.id] ?? []) : [];
      return fc.oneof({ weight: 2, arbitrary: fc.constant('-') }, { weight: 5, arbitrary: fc.constantFrom(...readable, ...others) });
    });
    const output = fc.constantFrom(...(opaque ? ['"a"', '"b"', 'other'] : ['"a"', '"b"', '"a" + ""']));
    const rows = fc.array(fc.tuple(fc.tuple(...cells), output), { minLength: count, maxLength: count });
    return rows.map((rules) =>
      DecisionTable.parse({
        id: 'small',
        name: 'small',
        hitPolicy,
        inputs: heads.map(({ head }) => head),
        outputs: [{ name: 'lane', type: 'text', allowed: ['"c"', '"b"', '"a"'] }],
        rules: rules.map(([when, lane], index) =>
          Object.fromEntries([
            ['id', `r${index + 1}`],
            ['when', when],
            ['then', [lane]],
          ]),
        ),
      }),
    );
  });
}

/** Every input of the table, one for each case its cells can tell apart; the values by the columns' ids. */
export function everyInput(table: DecisionTable): readonly Readonly<Record<string, FeelValue>>[] {
  return table.inputs.reduce<Record<string, FeelValue>[]>(
    (inputs, { id }) => {
      const values = columns.find(({ head }) => head.id === id)?.values ?? [];
      return inputs.flatMap((input) => values.map((value) => ({ ...input, [id]: value })));
    },
    [{}],
  );
}

/** Decides as the product does, in each of the surroundings; fails when the table cannot be published. */
export function deciderOf(table: DecisionTable): (input: Readonly<Record<string, FeelValue>>) => Decision[] {
  const compiled = compileTable(table, names);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return (input) =>
    surroundings.map((variables) => {
      const scope: FeelContext = new Map([...Object.entries(input), ...variables]);
      return compiled.table.evaluate(scope, { now: '2026-02-28T16:30:00Z', zone: 'Asia/Shanghai' });
    });
}

/** The rules that hold for an input, whatever the hit policy makes of them, in each of the surroundings. */
export function holdersOf(table: DecisionTable): (input: Readonly<Record<string, FeelValue>>) => string[][] {
  const decide = deciderOf({ ...table, hitPolicy: 'RULE ORDER' });
  return (input) => decide(input).map((decision) => (decision.is === 'output' ? [...decision.rules] : []));
}

type Edit =
  | { readonly do: 'remove'; readonly place: number }
  | { readonly do: 'move'; readonly place: number }
  | { readonly do: 'output'; readonly place: number; readonly text: string }
  | { readonly do: 'cell'; readonly place: number; readonly column: number; readonly donor: number };

/** A small table, and the same after edits of an operator's: of cells, outputs, rules, the hit policy, what columns allow, a column gone. */
export function editedTables({
  opaque,
}: {
  readonly opaque: boolean;
}): fc.Arbitrary<readonly [before: DecisionTable, after: DecisionTable]> {
  return smallTables({ opaque }).chain((before) => {
    const place = fc.nat({ max: Math.max(0, before.rules.length - 1) });
    const edit: fc.Arbitrary<Edit> = fc.oneof(
      fc.record({ do: fc.constant('remove' as const), place }),
      fc.record({ do: fc.constant('move' as const), place }),
      fc.record({ do: fc.constant('output' as const), place, text: fc.constantFrom('"a"', '"b"', '"c"') }),
      fc.record({ do: fc.constant('cell' as const), place, column: fc.nat({ max: before.inputs.length - 1 }), donor: place }),
    );
    const rarely = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
    return fc
      .record({
        edits: fc.array(edit, { maxLength: 3 }),
        hitPolicy: rarely(fc.constantFrom('UNIQUE' as const, 'FIRST' as const, 'PRIORITY' as const, 'RULE ORDER' as const)),
        loosened: rarely(fc.constant(true)),
        narrower: rarely(fc.constant(true)),
      })
      .map(({ edits, hitPolicy = before.hitPolicy, loosened, narrower }) => {
        const columns = before.inputs.length - (narrower === true ? 1 : 0);
        const rules = edits.reduce(afterEdit, before.rules).map((rule) => ({ ...rule, when: rule.when.slice(0, columns) }));
        const inputs = before.inputs.slice(0, columns).map((input) => (loosened === true ? allowingMore(input) : input));
        return [before, { ...before, hitPolicy, inputs, rules }] as const;
      });
  });
}

/** Every input of a small table, and such as one of its columns does not allow. */
export function everyInputAndStrange(table: DecisionTable): readonly Readonly<Record<string, FeelValue>>[] {
  const strange: readonly [string, FeelValue][] = [
    ['kind', '车险'],
    ['onDay', { kind: 'date', days: 20_000 }],
  ];
  const own = strange.filter(([id]) => table.inputs.some((input) => input.id === id));
  return everyInput(table).flatMap((input) => [input, ...own.map(([id, value]) => ({ ...input, [id]: value }))]);
}

function afterEdit(rules: DecisionTable['rules'], edit: Edit): DecisionTable['rules'] {
  const rule = rules[edit.place];
  if (rule === undefined) return rules;
  const others = rules.toSpliced(edit.place, 1);
  if (edit.do === 'remove') return others;
  if (edit.do === 'move') return [...others, rule];
  // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
  if (edit.do === 'output') return rules.with(edit.place, { ...rule, then: [edit.text] });
  const cell = rules[edit.donor]?.when[edit.column] ?? '-';
  return rules.with(edit.place, { ...rule, when: rule.when.with(edit.column, cell) });
}

function allowingMore({ allowed, ...input }: TableInput): TableInput {
  return input.id === 'kind' && allowed !== undefined ? { ...input, allowed: [...allowed, '"车险"'] } : input;
}
