import { type HeadWord, headWords, says } from './head-words.ts';
import { at, isBlank, type Layout, type LayoutColumn, type Role, widthOf } from './layout.ts';
import type { Grid } from './question.ts';

const roles = ['input', 'output', 'note'] as const satisfies readonly Role[];

/** The layout of a sheet that `gridFromTable` wrote, whatever was added to it since; `undefined` for any other sheet. */
export function ownLayout(grid: Grid): Layout | undefined {
  if (!says(at(grid, 0, 0), 'table')) return undefined;
  const head = new Map<HeadWord, number>();
  let row = 0;
  for (; row < grid.length && !head.has('rule'); row += 1) {
    const word = rowWords.find((each) => says(at(grid, row, 0), each));
    if (word !== undefined) head.set(word, row);
  }
  const told = (word: HeadWord) => (column: number) => {
    const found = head.get(word);
    return found === undefined ? undefined : at(grid, found, column);
  };
  if (!head.has('role') || !head.has('rule')) return undefined;
  const body = grid.slice(head.get('role'));
  const columns = Array.from({ length: widthOf(body) - 1 }, (_, index) => columnAt(index + 1, told)).filter(
    ({ column, role }) => role !== undefined || !isBlank(body.map((each) => each[column] ?? '')),
  );
  return {
    own: true,
    name: told('table')(1),
    id: told('table')(3),
    policy: told('policy')(1),
    aggregation: told('policy')(3),
    columns: [{ column: 0, heading: headWords.rule.zh, role: 'rule' }, ...columns],
    rows: grid.flatMap((cells, index) => (index < row || isBlank(cells) ? [] : [index])),
  };
}

const rowWords = [
  'table',
  'policy',
  'role',
  'name',
  'label',
  'expression',
  'type',
  'allowed',
  'rule',
] as const satisfies readonly HeadWord[];

/** A column that has its id is told completely, even where it says nothing; one that was added later tells what is filled in. */
function columnAt(column: number, told: (word: HeadWord) => (column: number) => string | undefined): LayoutColumn {
  const role = roles.find((each) => says(told('role')(column) ?? '', each));
  const name = told('name')(column) ?? '';
  const heading = told('rule')(column) ?? '';
  const whole = name !== '';
  const said = (word: 'label' | 'expression' | 'type' | 'allowed') => {
    const text = told(word)(column);
    return text === undefined || (text.trim() === '' && !whole) ? {} : { [word]: text };
  };
  return {
    column,
    heading: heading || name,
    role,
    ...(whole ? { name } : {}),
    ...said('label'),
    ...said('expression'),
    ...said('type'),
    ...said('allowed'),
  };
}
