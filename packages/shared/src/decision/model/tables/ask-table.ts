import { budgetExceeded, callsTooDeep, type FeelContext, type FeelValue } from '../../../expression/index.ts';
import { type FaultData, faultDataFrom } from '../../../fault/index.ts';
import type { CellVerdict } from '../../verdict.ts';
import { type Evaluation, note, type Outcome, valueOfPiece } from '../boxes/piece.ts';
import { valueNotAllowed } from '../model-fault.ts';
import type { ModelVerdict } from '../model-verdict.ts';
import { answerHits, type Hit, type OutputColumns } from './hits.ts';
import type { Cell, InputColumn, Row } from './table-rows.ts';

/** A table compiled for a model. */
export type TableParts = {
  readonly id: string;
  readonly inputs: readonly InputColumn[];
  readonly rows: readonly Row[];
  readonly columns: OutputColumns;
};

type Around = { readonly scope: FeelContext; readonly evaluation: Evaluation };

/** What is known of a table while it is asked; `stopped` when something keeps it from deciding. */
type Asking = {
  readonly values: FeelValue[];
  readonly rules: { readonly id: string; readonly cells: readonly CellVerdict[] }[];
  readonly hits: Hit[];
  stopped: ModelVerdict | undefined;
};

/**
 * Asks a table, spending the steps of the whole evaluation. A rule holds when all its cells say yes and is out when one says no.
 * In the strict dialect a rule that is neither makes the whole undecidable, as in the product's own tables; in the standard one it is out.
 */
export function askTable(parts: TableParts, scope: FeelContext, evaluation: Evaluation): Outcome {
  const asking: Asking = { values: [], rules: [], hits: [], stopped: undefined };
  const around = { scope, evaluation };
  askInputs(parts, asking, around);
  if (asking.stopped?.is !== 'typeError') askRows(parts, asking, around);
  if (evaluation.tables.length < mostTraces)
    evaluation.tables.push({
      table: parts.id,
      inputs: asking.values.map((value, index) => ({ id: parts.inputs[index]?.id ?? '', value })),
      rules: asking.rules,
      matched: asking.hits.map(({ rule }) => rule),
    });
  return asking.stopped === undefined ? answerHits(parts.columns, asking.hits, around) : { value: null, verdict: asking.stopped };
}

function askInputs({ inputs }: TableParts, asking: Asking, { scope, evaluation }: Around): void {
  for (const { id, part, allowed } of inputs) {
    const asked = attempt(evaluation, () => {
      const value = valueOfPiece(part, scope, evaluation);
      if (allowed !== undefined && value !== null && allowed.testWithin(scope, value, evaluation.run) !== true)
        throw valueNotAllowed({ element: id });
      return value;
    });
    if (isFault(asked)) {
      asking.stopped = { is: 'typeError', fault: asked.fault };
      return;
    }
    asking.values.push(asked);
  }
}

function askRows({ inputs, rows, columns }: TableParts, asking: Asking, around: Around): void {
  for (const row of rows) {
    const faults: FaultData[] = [];
    const cells = row.cells.map((cell, index) => ask(cell, asking.values[index] ?? null, { ...around, faults }));
    asking.rules.push({ id: row.id, cells });
    if (cells.includes('no')) continue;
    if (cells.some((cell) => cell !== 'yes')) {
      if (around.evaluation.dialect === 'standard') continue;
      const [fault] = faults;
      if (fault !== undefined) {
        asking.stopped = { is: 'typeError', fault };
        return;
      }
      asking.stopped ??= { is: 'missingInput', input: inputs[cells.indexOf('open')]?.label ?? '' };
    } else if (!settle(row, asking, around)) return;
    if (columns.hitPolicy === 'FIRST') return;
  }
}

/** Takes a rule that holds with its outputs; false when they cannot be computed. */
function settle({ id, results }: Row, asking: Asking, { scope, evaluation }: Around): boolean {
  const values = attempt(evaluation, () => results.map((result) => valueOfPiece(result, scope, evaluation)));
  if (isFault(values)) {
    asking.stopped = { is: 'typeError', fault: values.fault };
    return false;
  }
  asking.hits.push({ rule: id, values });
  return true;
}

function ask(cell: Cell, value: FeelValue, { scope, evaluation, faults }: Around & { readonly faults: FaultData[] }): CellVerdict {
  if (cell === undefined) return 'yes';
  if (cell === 'unreadable') return 'fault';
  if (evaluation.dialect === 'strict' && value === null && !cell.judgesNull) return 'open';
  const passed = attempt(evaluation, () => cell.testWithin(scope, value, evaluation.run));
  if (isFault(passed)) {
    faults.push(passed.fault);
    return 'fault';
  }
  return passed === null ? 'open' : passed ? 'yes' : 'no';
}

type Failure = { readonly fault: FaultData };

/** The answer, or the fault there was instead, noted where it is answered with `null`. That steps have run out, or a verdict from within, goes on. */
function attempt<T>(evaluation: Evaluation, of: () => T): T | Failure {
  try {
    return of();
  } catch (error) {
    if (budgetExceeded.is(error) || callsTooDeep.is(error) || evaluation.stopped !== undefined) throw error;
    const fault = faultDataFrom(error);
    if (evaluation.dialect === 'standard') note(evaluation, fault);
    return { fault };
  }
}

function isFault(answer: unknown): answer is Failure {
  return typeof answer === 'object' && answer !== null && 'fault' in answer;
}

const mostTraces = 1_000;
