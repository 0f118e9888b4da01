import type { Text } from '../../text/index.ts';
import { type DecisionTable, type TableInput, type TableOutput, type TableRule, tableLimits } from '../decision-table.ts';
import { inputFrom, outputFrom } from './column-head.ts';
import { type ReadColumn, readColumn } from './column-reading.ts';
import { guessType } from './guess-type.ts';
import { aggregationFrom, policyFrom, typeFrom } from './head-words.ts';
import { type KnownTable, withKnownColumns } from './known-columns.ts';
import { at, type Layout, type LayoutColumn } from './layout.ts';
import { ownLayout } from './own-layout.ts';
import { plainLayout } from './plain-layout.ts';
import type { Conversion, Grid, SheetAnswers, SheetQuestion } from './question.ts';
import { remarksOn } from './remarks.ts';
import { roleQuestions, withRoles } from './roles.ts';
import { ruleIdsFrom } from './sheet-rule-ids.ts';

/**
 * The id and name of a table whose sheet tells none, the table whose rules it may bring anew, the variables that are known by name, and
 * what people answered so far.
 */
export type SheetContext = {
  readonly id: string;
  readonly name: string;
  readonly like?: KnownTable;
  readonly names?: Iterable<string>;
  readonly answers?: SheetAnswers;
};

/**
 * A table read from a sheet, with every cell that was converted and what else was taken for granted; or what has to be asked
 * first (ask, put the answers into the context, read again); or why the sheet holds no table.
 */
export type SheetReading =
  | { readonly is: 'read'; readonly table: DecisionTable; readonly conversions: readonly Conversion[]; readonly remarks: readonly Text[] }
  | { readonly is: 'asks'; readonly questions: readonly SheetQuestion[] }
  | {
      readonly is: 'refused';
      readonly code: 'decision.sheet-empty' | 'decision.sheet-no-output' | 'decision.sheet-too-large';
      readonly message: Text;
    };

/**
 * Reads a table from the cells of a sheet: one of ours, back to what it was, or one of somebody's own with headings and rules in plain
 * spelling. What can mean two things is asked; nothing is compiled. Of a CSV file or the clipboard, give it the `unguarded` grid.
 */
export function tableFromGrid(grid: Grid, context: SheetContext): SheetReading {
  const { answers = {} } = context;
  const layout = ownLayout(grid) ?? plainLayoutFor(grid, context);
  if (layout.rows.length === 0 && !layout.own) return refused('decision.sheet-empty');
  if (layout.rows.length > tableLimits.rules) return refused('decision.sheet-too-large');
  const asked = roleQuestions(layout.columns, answers);
  if (asked.length > 0) return { is: 'asks', questions: asked };
  const columns = withRoles(layout.columns, answers);
  const [inputs, outputs] = (['input', 'output'] as const).map((role) => columns.filter((column) => column.role === role));
  if (inputs === undefined || outputs === undefined || outputs.length === 0) return refused('decision.sheet-no-output');
  if (Math.max(inputs.length, outputs.length) > tableLimits.columns) return refused('decision.sheet-too-large');
  const names = new Set(context.names);
  const read = [...inputs, ...outputs].map((column) => readBody(grid, { layout, column, names, answers }));
  const questions = read.flatMap((column) => column.questions);
  if (questions.length > 0) return { is: 'asks', questions };
  return built(grid, { layout, columns, read, context });
}

function plainLayoutFor(grid: Grid, { like }: SheetContext): Layout {
  const layout = plainLayout(grid);
  return like === undefined ? layout : withKnownColumns(layout, like);
}

type BodyColumn = ReadColumn & { readonly column: LayoutColumn; readonly type: TableInput['type'] };
type Body = { readonly layout: Layout; readonly column: LayoutColumn; readonly names: ReadonlySet<string>; readonly answers: SheetAnswers };

function readBody(grid: Grid, { layout, column, names, answers }: Body): BodyColumn {
  const cells = layout.rows.map((row) => at(grid, row, column.column));
  const key = `c${column.column + 1}`;
  const told = typeFrom(column.type ?? '');
  const { type, questions } =
    told === undefined ? guessType({ key, heading: column.heading, cells }, answers) : { type: told, questions: [] };
  if (questions.length > 0) return { column, type, cells: [], questions };
  const side = column.role === 'input' ? 'inputs' : 'outputs';
  return {
    column,
    type,
    ...readColumn({ key, heading: column.heading, cells, side, type, names, blanks: layout.own ? 'any' : 'ask' }, answers),
  };
}

type Parts = {
  readonly layout: Layout;
  readonly columns: readonly LayoutColumn[];
  readonly read: readonly BodyColumn[];
  readonly context: SheetContext;
};

function built(grid: Grid, { layout, columns, read, context }: Parts): SheetReading {
  const names = new Set(context.names);
  const taken = new Set(columns.flatMap(({ name }) => name ?? []));
  const inputs: TableInput[] = [];
  const outputs: TableOutput[] = [];
  for (const { column, type } of read) {
    if (column.role === 'input') {
      const input = inputFrom(column, { type, taken, names });
      inputs.push(input);
      taken.add(input.id);
    } else {
      const output = outputFrom(column, { type, taken, names });
      outputs.push(output);
      taken.add(output.name);
    }
  }
  const policy = policyFrom(layout.policy ?? '');
  const aggregation = aggregationFrom(layout.aggregation ?? '');
  const remarks = remarksOn(
    read.map(({ column, type }) => ({ column, type, guessed: typeFrom(column.type ?? '') === undefined })),
    policy === undefined ? 'missing' : layout.policyKept === true ? 'kept' : 'given',
  );
  const table: DecisionTable = {
    id: layout.id || context.id,
    name: layout.name ?? context.name,
    hitPolicy: policy ?? 'UNIQUE',
    ...(aggregation === undefined ? {} : { aggregation }),
    inputs,
    outputs,
    rules: rulesOf(grid, { layout, columns, read }),
  };
  return { is: 'read', table, conversions: conversionsOf(grid, layout, read), remarks };
}

function rulesOf(grid: Grid, { layout, columns, read }: Omit<Parts, 'context'>): TableRule[] {
  const notes = columns.find(({ role }) => role === 'note');
  const ids = ruleIdsFrom(grid, layout);
  return layout.rows.map((row, index) => {
    const cell = (column: BodyColumn) => column.cells[index]?.feel ?? '';
    const note = notes === undefined ? '' : at(grid, row, notes.column);
    return {
      id: ids[index] ?? '',
      when: read.filter(({ column }) => column.role === 'input').map(cell),
      // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
      then: read.filter(({ column }) => column.role === 'output').map(cell),
      ...(note === '' ? {} : { note: layout.own ? note.replace(/^'/, '') : note }),
    };
  });
}

/** Every cell that stands in another way than it was written. Blank inputs of our own sheets are how those are written. */
function conversionsOf(grid: Grid, layout: Layout, read: readonly BodyColumn[]): readonly Conversion[] {
  return read.flatMap(({ column: { column }, cells }) =>
    cells.flatMap(({ feel, why }, index) => {
      const row = layout.rows[index] ?? 0;
      const from = at(grid, row, column);
      return why.length === 0 || (layout.own && from.trim() === '') ? [] : [{ row, column, from, to: feel, why }];
    }),
  );
}

function refused(code: keyof typeof refusals): SheetReading {
  return { is: 'refused', code, message: refusals[code] };
}

const refusals = {
  'decision.sheet-empty': {
    zh: '表格里没有规则。第一行写列名，从第二行起每行一条规则。',
    en: 'There are no rules in the sheet. Put the headings into the first row and one rule into each row below.',
  },
  'decision.sheet-no-output': {
    zh: '没有输出列。请在列名前写“输出：”，或在提问时选一列作为输出。',
    en: 'There is no output column. Write “Output:” before a heading, or choose one when asked.',
  },
  'decision.sheet-too-large': {
    zh: `表格太大：最多 ${tableLimits.rules} 条规则，每侧 ${tableLimits.columns} 列。`,
    en: `The sheet is too large: at most ${tableLimits.rules} rules, and ${tableLimits.columns} columns on each side.`,
  },
} as const;
