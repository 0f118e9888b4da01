import { defaultBudget, type Environment, type FeelContext, type Frame, openFrame } from '../expression/index.ts';
import type { FaultData } from '../fault/index.ts';
import { applyHitPolicy } from './apply-hit-policy.ts';
import { askCell } from './ask-cell.ts';
import { hitOf } from './hit.ts';
import { readInput } from './read-input.ts';
import { type CellsToAsk, cellsToAsk, findStanding } from './rules/rule-index.ts';
import { scan } from './scan.ts';
import type { Hit, TableParts } from './table-parts.ts';
import { LazyTrace } from './trace.ts';
import type { AskedInput, Decision } from './verdict.ts';

/** More steps than any cell the index answers for could take; with fewer to spend, each is asked and may run out of them. */
const enoughSteps = 50_000;

/**
 * Decides. A rule holds when all its cells say yes and is out when one says no; a rule that is neither, before the decision
 * fell, makes the whole undecidable: `missingInput` or `typeError`, never a silent choice. Cells about a missing input are open
 * unless they speak of `null` or `?` themselves. The index rules out what it can; only what is left is asked cell by cell.
 */
export function decide(parts: TableParts, scope: FeelContext, environment: Environment): Decision {
  if ((environment.budget ?? defaultBudget) < enoughSteps) return scan(parts, scope, environment);
  const inputs: AskedInput[] = [];
  const buckets: number[] = [];
  for (const compiled of parts.inputs) {
    const { id } = compiled.input;
    const read = readInput(compiled, scope, environment);
    if ('fault' in read) {
      const trace = new LazyTrace({ parts, inputs, rules: 0, scope, environment });
      return { is: 'typeError', input: id, fault: read.fault, trace };
    }
    inputs.push({ id, value: read.value });
    buckets.push(read.bucket);
  }
  return decideFor({ parts, inputs, buckets, scope, environment });
}

type Question = {
  readonly parts: TableParts;
  readonly inputs: readonly AskedInput[];
  readonly buckets: readonly number[];
  readonly scope: FeelContext;
  readonly environment: Environment;
};

/** Decides for the values of the inputs, each of which falls into its bucket. */
function decideFor({ parts, inputs, buckets, scope, environment }: Question): Decision {
  const asks = cellsToAsk(parts.inputs, buckets);
  const frame = openFrame(scope, environment);
  const hits: Hit[] = [];
  let missing: string | undefined;
  let failed: Failure | undefined;
  const fallen = findStanding(parts.inputs, { buckets, rules: parts.rules.length }, (place) => {
    const rule = parts.rules[place];
    const standing = rule === undefined ? 'out' : judge(asks, place, inputs, frame);
    if (rule === undefined || standing === 'out') return false;
    if (standing === 'holds') {
      const hit = hitOf(rule, parts, scope, environment);
      if ('fault' in hit) failed = { is: 'typeError', rule: rule.id, fault: hit.fault };
      else hits.push(hit);
    } else if (standing.fault === undefined) missing ??= standing.input;
    else failed = { is: 'typeError', rule: rule.id, input: standing.input, fault: standing.fault };
    return failed !== undefined || parts.table.hitPolicy === 'FIRST';
  });
  const trace = new LazyTrace({ parts, inputs, rules: fallen === undefined ? parts.rules.length : fallen + 1, scope, environment });
  if (failed !== undefined) return { ...failed, trace };
  return missing === undefined ? applyHitPolicy(parts, hits, trace) : { is: 'missingInput', input: missing, trace };
}

type Failure = { readonly is: 'typeError'; readonly rule: string; readonly input?: string; readonly fault: FaultData };

/** Where a rule is neither out nor holds, and why it could not be asked; without a fault a value is missing. */
type Undecided = { readonly input: string; readonly fault?: FaultData };

/** What the cells of a rule that have to be asked make of it. */
function judge(asks: readonly CellsToAsk[], rule: number, inputs: readonly AskedInput[], frame: Frame): 'out' | 'holds' | Undecided {
  let open: Undecided | undefined;
  let faulty: Undecided | undefined;
  for (const { column, tests } of asks) {
    const [test, input] = [tests[rule], inputs[column]];
    if (test === undefined || input === undefined) continue;
    const answer = askCell(test, input.value, frame);
    if (answer === 'no') return 'out';
    if (answer === 'open') open ??= { input: input.id };
    else if (answer !== 'yes') faulty ??= { input: input.id, fault: answer };
  }
  return faulty ?? open ?? 'holds';
}
