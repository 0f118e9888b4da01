import type { FeelValue } from '../../expression/index.ts';
import { contains } from '../cells/index.ts';
import type { Finding, Findings } from './finding.ts';
import { readCell } from './space/cell-reading.ts';
import type { Column } from './space/column.ts';
import { spansOf } from './space/region.ts';
import type { Row } from './space/row.ts';
import { singleValue } from './space/single-value.ts';
import type { Readings, Space } from './space/space.ts';
import { cellTextOf } from './words/cell-text.ts';
import { nameOfInput } from './words/region-words.ts';
import { inBoth, listed, valueWords } from './words/value-words.ts';

/** Cells that never hold, since they contradict themselves or what their column allows; and cells that name values it does not allow. */
export function cellFindings(space: Space, readings: Readings): Findings {
  return {
    findings: space.columns.flatMap((column, index) => {
      if (column.atoms.length === 0) return [emptyColumn(column)];
      const isLimited = (column.input.allowed ?? []).length > 0 && column.unclear === undefined;
      return space.rows.flatMap((row) => {
        const atoms = row.box[index] ?? column.whole;
        if (row.onNull[index] === 'opaque') return [];
        if (atoms.length === 0) return row.onNull[index] === 'yes' ? [] : [emptyCell(row, column, index)];
        const strange = isLimited ? notAllowed(row, column, { index, readings }) : [];
        return strange.length === 0 ? [] : [strangeValues(row, column, { index, values: strange })];
      });
    }),
  };
}

function emptyColumn({ input }: Column): Finding {
  return {
    code: 'decision.empty-cell',
    severity: 'error',
    where: { part: 'input', input: input.id },
    message: {
      zh: `“${nameOfInput(input)}”这一列不允许任何值。`,
      en: `The column “${nameOfInput(input)}” allows no value at all.`,
    },
    rules: [],
    share: 1,
  };
}

function emptyCell(row: Row, { input }: Column, index: number): Finding {
  const text = row.rule.when[index] ?? '';
  const name = nameOfInput(input);
  return {
    code: 'decision.empty-cell',
    severity: 'warning',
    where: { part: 'cell', rule: row.rule.id, column: input.id },
    message: {
      zh: `规则 ${row.number} 永远不会命中：“${name}”不可能是 ${text}。`,
      en: `Rule ${row.number} never holds: “${name}” cannot be ${text}.`,
    },
    rules: [row.rule.id],
    fix: {
      title: { zh: `删除规则 ${row.number}`, en: `Remove rule ${row.number}` },
      edits: [{ edit: 'remove', rule: row.rule.id }],
    },
    share: 0,
  };
}

/** The single values a cell names that its column does not allow; a range may well reach beyond. */
function notAllowed({ rule }: Row, column: Column, { index, readings }: { index: number; readings: Readings }): FeelValue[] {
  const set = readCell(readings.cells, rule.when[index] ?? '', column.input.type);
  const allowed = spansOf(column, column.whole);
  return set.is === 'opaque'
    ? []
    : set.spans
        .map(singleValue)
        .filter((value) => value !== undefined && !contains(allowed, value))
        .flatMap((value) => value ?? []);
}

function strangeValues(row: Row, column: Column, { index, values }: { index: number; values: readonly FeelValue[] }): Finding {
  const { input } = column;
  const name = nameOfInput(input);
  const text = cellTextOf(spansOf(column, row.box[index] ?? column.whole));
  const fix = {
    title: { zh: `改为 ${text}`, en: `Change to ${text}` },
    edits: [{ edit: 'cell', rule: row.rule.id, input: input.id, text }],
  } as const;
  return {
    code: 'decision.value-not-allowed',
    severity: 'warning',
    where: { part: 'cell', rule: row.rule.id, column: input.id },
    message: inBoth((language) => {
      const words = listed(
        values.map((value) => valueWords(value, input.type, language)),
        language,
        'and',
      );
      return language === 'zh' ? `规则 ${row.number}：“${name}”不允许${words}。` : `Rule ${row.number}: “${name}” does not allow ${words}.`;
    }),
    rules: [row.rule.id],
    ...(row.onNull[index] === 'open' ? { fix } : {}),
    share: 0,
  };
}
