import { defaultBudget, type Environment, type FeelContext, type FeelValue, type Frame, openFrame } from '../expression/index.ts';
import type { FaultData } from '../fault/index.ts';
import { applyHitPolicy } from './apply-hit-policy.ts';
import { askCell } from './ask-cell.ts';
import { askInput, notAllowed, refusalOf } from './ask-input.ts';
import { hitOf } from './hit.ts';
import { allowedIn, type CellsToAsk, cellsToAsk, findStanding } from './rules/rule-index.ts';
import { scan } from './scan.ts';
import type { Hit, TableParts } from './table-parts.ts';
import { LazyTrace } from './trace.ts';
import type { Decision } from './verdict.ts';

/** More steps than any cell the index answers for could take; with fewer to spend, each is asked and may run out of them. */
const enoughSteps = 50_000;

/**
 * Decides. A rule holds when all its cells say yes and is out when one says no; a rule that is neither, before the decision
 * fell, makes the whole undecidable: `missingInput` or `typeError`, never a silent choice. Cells about a missing input are open
 * unless they speak of `null` or `?` themselves. The index rules out what it can; only what is left is asked cell by cell.
 */
export function decide(parts: TableParts, scope: FeelContext, environment: Environment): Decision {
  if ((environment.budget ?? defaultBudget) < enoughSteps) return scan(parts, scope, environment);
  const values: FeelValue[] = [];
  const buckets: number[] = [];
  for (let column = 0; column < parts.inputs.length; column++) {
    const read = readInput(parts, column, scope, environment);
    if ('fault' in read) {
      const trace = new LazyTrace({ parts, values, rules: 0, scope, environment });
      return { is: 'typeError', input: parts.inputs[column]?.input.id ?? '', fault: read.fault, trace };
    }
    values.push(read.value);
    buckets.push(read.bucket);
  }
  return decideFor({ parts, values, buckets, scope, environment });
}

type Question = {
  readonly parts: TableParts;
  readonly values: readonly FeelValue[];
  readonly buckets: readonly number[];
  readonly scope: FeelContext;
  readonly environment: Environment;
};

/** Decides for the values of the inputs, each of which falls into its bucket. */
function decideFor({ parts, values, buckets, scope, environment }: Question): Decision {
  const asks = cellsToAsk(parts.index, buckets);
  const frame = openFrame(scope, environment);
  const hits: Hit[] = [];
  let missing: string | undefined;
  let failed: Failure | undefined;
  const fallen = findStanding(parts.index, buckets, (place) => {
    const rule = parts.rules[place];
    const standing = rule === undefined ? 'out' : judge(asks, place, values, frame);
    if (rule === undefined || standing === 'out') return false;
    if (standing === 'holds') {
      const hit = hitOf(rule, parts, scope, environment);
      if ('fault' in hit) failed = { is: 'typeError', rule: rule.id, fault: hit.fault };
      else hits.push(hit);
    } else {
      const input = parts.inputs[standing.column]?.input.id ?? '';
      if (standing.fault !== undefined) failed = { is: 'typeError', rule: rule.id, input, fault: standing.fault };
      else missing ??= input;
    }
    return failed !== undefined || parts.table.hitPolicy === 'FIRST';
  });
  const trace = new LazyTrace({ parts, values, rules: fallen === undefined ? parts.rules.length : fallen + 1, scope, environment });
  if (failed !== undefined) return { ...failed, trace };
  return missing === undefined ? applyHitPolicy(parts, hits, trace) : { is: 'missingInput', input: missing, trace };
}

type Failure = { readonly is: 'typeError'; readonly rule: string; readonly input?: string; readonly fault: FaultData };

/** What the cells of a rule that have to be asked make of it: it is out, it holds, or the column where it is neither, and why. */
function judge(asks: readonly CellsToAsk[], rule: number, values: readonly FeelValue[], frame: Frame): 'out' | 'holds' | Undecided {
  let open: Undecided | undefined;
  let faulty: Undecided | undefined;
  for (const { column, tests } of asks) {
    const test = tests[rule];
    const answer = test === undefined ? 'yes' : askCell(test, values[column] ?? null, frame);
    if (answer === 'no') return 'out';
    if (answer === 'open') open ??= { column };
    else if (answer !== 'yes') faulty ??= { column, fault: answer };
  }
  return faulty ?? open ?? 'holds';
}

type Undecided = { readonly column: number; readonly fault?: FaultData };

type Read = { readonly value: FeelValue; readonly bucket: number } | { readonly fault: FaultData };

/** The value of an input and the bucket it falls into, or why there is none. */
function readInput({ inputs, index }: TableParts, column: number, scope: FeelContext, environment: Environment): Read {
  const [compiled, indexed] = [inputs[column], index.columns[column]];
  if (compiled === undefined || indexed === undefined) return { value: null, bucket: 0 };
  const asked = askInput(compiled, scope, environment);
  if ('fault' in asked) return asked;
  const { value } = asked;
  const bucket = indexed.bucketOf(value);
  const allowed = value === null || allowedIn(index, column, bucket);
  if (allowed === true) return { value, bucket };
  const input = compiled.input.id;
  const fault = allowed === false ? notAllowed(input) : refusalOf(allowed, { input, value }, scope, environment);
  return fault === undefined ? { value, bucket } : { fault };
}
