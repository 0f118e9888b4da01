import { policyFrom, says, typeFrom } from './head-words.ts';
import { at, isBlank, type Layout, type LayoutColumn, type Role, widthOf } from './layout.ts';
import type { Grid } from './question.ts';
import { plainText } from './spelling/plain-text.ts';

const roleWords: readonly (readonly [Exclude<Role, 'ignored'>, RegExp])[] = [
  ['input', /^(?:输入|条件|如果|当|input|in|condition|if|when)s?$/i],
  ['output', /^(?:输出|结果|结论|动作|那么|则|output|out|result|action|conclusion|then)s?$/i],
  ['note', /^(?:备注|说明|注释|note|remark|comment|description|annotation)s?$/i],
  ['rule', /^(?:序号|编号|规则号|规则编号|规则|no\.?|#|id|rule)$/i],
];

/** What a column is for where its heading says so by a word in front or behind: `输入：年龄`, `通道（输出）`, `→ 通道`. */
const markers: readonly (readonly [Role, RegExp])[] = [
  ['input', /^(?:输入|条件|input|in|if)\s*[:：.]\s*(.+)$/i],
  ['input', /^(.+?)\s*[(（](?:输入|条件|input|in)[)）]$/i],
  ['output', /^(?:输出|结果|output|out|then)\s*[:：.]\s*(.+)$/i],
  ['output', /^(.+?)\s*[(（](?:输出|结果|output|out)[)）]$/i],
  ['output', /^(?:->|=>|→|⇒)\s*(.+)$/],
];

/** The layout of a sheet of somebody's own: perhaps a title, perhaps rows of roles and types, a row of headings, and the rules. */
export function plainLayout(grid: Grid): Layout {
  const filled = grid.flatMap((row, index) => (isBlank(row) ? [] : [index]));
  const title = titleAt(grid, filled);
  const policyRow = filled.find((row) => says(at(grid, row, 0), 'policy') && policyFrom(at(grid, row, 1)) !== undefined);
  const rest = filled.filter((row) => row !== title && row !== policyRow);
  const headRows = rest.slice(0, 4);
  const roleRow = headRows.find((row) => tells(grid, row, (cell) => roleOf(cell) !== undefined));
  const heading = headRows.find((row) => row !== roleRow);
  const typeRow = headRows.find((row) => row !== roleRow && row !== heading && tells(grid, row, (cell) => typeFrom(cell) !== undefined));
  const roles = roleRow === undefined ? undefined : rolesAlong(grid[roleRow] ?? []);
  const columns = Array.from({ length: widthOf(grid) }, (_, column) => column)
    .filter((column) => !isBlank(rest.map((row) => at(grid, row, column))))
    .map((column): LayoutColumn => {
      const marked = markedHeading(heading === undefined ? '' : at(grid, heading, column), column);
      const type = typeRow === undefined ? '' : at(grid, typeRow, column);
      return { column, heading: marked.heading, role: marked.role ?? roles?.[column], ...(type.trim() === '' ? {} : { type }) };
    });
  return {
    own: false,
    name: title === undefined ? undefined : plainText(grid[title]?.find((cell) => cell.trim() !== '') ?? ''),
    policy: policyRow === undefined ? undefined : at(grid, policyRow, 1),
    columns,
    rows: rest.filter((row) => row !== roleRow && row !== heading && row !== typeRow),
  };
}

/** A first row of one cell above rows of several is a title. */
function titleAt(grid: Grid, [first, second]: readonly number[]): number | undefined {
  const count = (row: number | undefined) => (row === undefined ? 0 : (grid[row] ?? []).filter((cell) => cell.trim() !== '').length);
  return count(first) === 1 && count(second) > 1 ? first : undefined;
}

/** Whether all that stands in a row, and more than one cell of it, is of a kind. */
function tells(grid: Grid, row: number, isKind: (cell: string) => boolean): boolean {
  const cells = (grid[row] ?? []).filter((cell) => cell.trim() !== '');
  return cells.length > 1 && cells.every(isKind);
}

function roleOf(cell: string): Role | undefined {
  const text = plainText(cell);
  return roleWords.find(([, word]) => word.test(text))?.[0];
}

/** The roles along a row; a blank cell belongs to the one on its left, as in merged cells. */
function rolesAlong(row: readonly string[]): readonly (Role | undefined)[] {
  let last: Role | undefined;
  return row.map((cell) => {
    if (cell.trim() !== '') last = roleOf(cell);
    return last;
  });
}

/** The heading without its marker, and the role it tells; notes and numbers of rules are known by their own names. */
function markedHeading(cell: string, column: number): { readonly heading: string; readonly role?: Role | undefined } {
  const text = cell.trim();
  for (const [role, marker] of markers) {
    const inner = marker.exec(text)?.[1];
    if (inner !== undefined) return { heading: inner.trim(), role };
  }
  const role = roleOf(text);
  if (role === 'note' || (role === 'rule' && column === 0)) return { heading: text, role };
  return { heading: text };
}
