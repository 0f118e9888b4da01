import type { Text } from '../../text/index.ts';
import { DecisionTable } from '../decision-table.ts';
import type { BoxedTable } from '../model/boxed.ts';
import type { ModelDecision } from '../model/decision-model.ts';
import { tableOfBoxed } from '../model/tables/table-of-boxed.ts';
import { casesIn } from './cases-element.ts';
import { columnTypeFrom } from './dmn-types.ts';
import type { NotDmn } from './parse-dmn.ts';
import { readDmn } from './read-dmn.ts';

/**
 * The table of a DMN file, or why there is none. `warnings` tell what the file holds beyond it, in the parser's words; `decisions`
 * are those with a table, to choose from, where the file has not exactly one.
 */
export type DmnReading =
  | { readonly ok: true; readonly table: DecisionTable; readonly warnings: readonly string[] }
  | NotDmn
  | { readonly ok: false; readonly code: 'decision.not-one-table'; readonly message: Text; readonly decisions: readonly TableChoice[] }
  | { readonly ok: false; readonly code: 'decision.bad-table'; readonly message: Text };

/** A decision of a file that is a table. */
export type TableChoice = { readonly id: string; readonly name: string };

/**
 * Reads a decision table of a DMN file (versions 1.1 to 1.5): the only one, or that of the decision with the given id. Empty input
 * cells become `-`, missing ids are counted, an output without a name takes the decision's. Nothing is compiled: cells that are
 * no FEEL are found by `compileTable`.
 */
export async function tableFromDmn(xml: string, { decision: wanted }: { readonly decision?: string } = {}): Promise<DmnReading> {
  const document = await readDmn(xml);
  if (!document.ok) return document;
  const tables = document.model.decisions.flatMap((decision) => {
    const { logic } = decision;
    return logic?.is === 'table' ? [{ decision, logic }] : [];
  });
  const chosen = wanted === undefined ? tables : tables.filter(({ decision }) => decision.id === wanted);
  const [only, ...others] = chosen;
  if (only === undefined || others.length > 0) return notOneTable(tables.map(({ decision: { id, name } }) => ({ id, name })));
  const table = DecisionTable.safeParse(tableOf(only.decision, only.logic));
  if (!table.success) return badTable;
  return { ok: true, table: table.data, warnings: [...document.warnings, ...casesIn(only.logic).warnings] };
}

function tableOf({ id, name, variable }: ModelDecision, logic: BoxedTable): DecisionTable {
  return { ...tableOfBoxed(logic, { id, name, output: variable, columnType: columnTypeFrom }), ...casesIn(logic).found };
}

function notOneTable(decisions: readonly TableChoice[]): DmnReading {
  const message = {
    zh: '文件里要正好有一张决策表，或者指明是哪一张。',
    en: 'The file must hold exactly one decision table, or one must be chosen.',
  };
  return { ok: false, code: 'decision.not-one-table', message, decisions };
}

const badTable: DmnReading = {
  ok: false,
  code: 'decision.bad-table',
  message: { zh: '这张决策表缺少必要的内容，或者太大。', en: 'This decision table lacks something it needs, or is too large.' },
};
