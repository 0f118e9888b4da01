import {
  asMoney,
  type Environment,
  type FeelContext,
  type FeelType,
  type FeelValue,
  type Frame,
  isDecimal,
  kindOf,
  openFrame,
} from '../expression/index.ts';
import { defineFault, type FaultData, faultDataFrom } from '../fault/index.ts';
import { applyHitPolicy } from './apply-hit-policy.ts';
import type { CompiledInput, CompiledRule, Hit, TableParts } from './table-parts.ts';
import type { CellVerdict, Decision, DecisionTrace } from './verdict.ts';

/** An input has a value of another kind than its column. Tells kinds only. */
export const inputOfOtherType = defineFault<{ input: string; type: string; found: string }>(
  'decision.input-of-other-type',
  'author',
  ({ input, type, found }) => `input “${input}” should be ${type} and is ${found}`,
);

/** An input has a value its column does not allow. */
export const inputNotAllowed = defineFault<{ input: string }>(
  'decision.input-not-allowed',
  'author',
  ({ input }) => `input “${input}” has a value its column does not allow`,
);

/**
 * Decides. A rule holds when all its cells say yes and is out when one says no; a rule that is neither, before the decision
 * fell, makes the whole undecidable: `missingInput` or `typeError`, never a silent choice. Cells about a missing input are open
 * unless they speak of `null` or `?` themselves.
 */
export function decide(parts: TableParts, scope: FeelContext, environment: Environment): Decision {
  const inputs: { id: string; value: FeelValue }[] = [];
  const rules: { id: string; cells: CellVerdict[] }[] = [];
  const trace: DecisionTrace = { inputs, rules };
  for (const input of parts.inputs) {
    const asked = askInput(input, scope, environment);
    if ('fault' in asked) return { is: 'typeError', input: input.input.id, fault: asked.fault, trace };
    inputs.push({ id: input.input.id, value: asked.value });
  }
  const frame = openFrame(scope, environment);
  const hits: Hit[] = [];
  let undecided: Decision | undefined;
  for (const rule of parts.rules) {
    const { cells, faults } = ask(rule, inputs, frame);
    rules.push({ id: rule.id, cells });
    if (cells.includes('no')) continue;
    const [fault] = faults;
    const open = inputs[cells.indexOf('open')];
    if (fault !== undefined) return { is: 'typeError', rule: rule.id, fault, ...inputAt(parts, cells.indexOf('fault')), trace };
    if (open !== undefined) undecided ??= { is: 'missingInput', input: open.id, trace };
    else {
      const outcome = hitOf(rule, parts, scope, environment);
      if ('fault' in outcome) return { is: 'typeError', rule: rule.id, fault: outcome.fault, trace };
      hits.push(outcome);
    }
    if (parts.table.hitPolicy === 'FIRST') break;
  }
  return undecided ?? applyHitPolicy(parts, hits, trace);
}

function askInput(
  { input, expression, allowed }: CompiledInput,
  scope: FeelContext,
  environment: Environment,
): { value: FeelValue } | { fault: FaultData } {
  try {
    const value = inType(expression?.evaluate(scope, environment) ?? null, { kind: input.type });
    if (value !== null && !isOfKind(value, input.type)) throw inputOfOtherType({ input: input.id, type: input.type, found: kindOf(value) });
    if (value !== null && allowed !== undefined && allowed.test(value, scope, environment) !== true)
      throw inputNotAllowed({ input: input.id });
    return { value };
  } catch (error) {
    return { fault: faultDataFrom(error) };
  }
}

function ask(rule: CompiledRule, inputs: readonly { value: FeelValue }[], frame: Frame): { cells: CellVerdict[]; faults: FaultData[] } {
  const faults: FaultData[] = [];
  const cells = rule.tests.map((test, index): CellVerdict => {
    if (test === undefined) return 'yes';
    const value = inputs[index]?.value ?? null;
    if (value === null && !test.judgesNull) return 'open';
    try {
      const passed = test.testIn(frame, value);
      return passed === null ? 'open' : passed ? 'yes' : 'no';
    } catch (error) {
      faults.push(faultDataFrom(error));
      return 'fault';
    }
  });
  return { cells, faults };
}

function hitOf(rule: CompiledRule, parts: TableParts, scope: FeelContext, environment: Environment): Hit | { fault: FaultData } {
  try {
    const values = rule.results.map((expression, index) => {
      const type = parts.outputs[index]?.output.type ?? 'any';
      const value = inType(expression.evaluate(scope, environment), { kind: type });
      if (value !== null && !isOfKind(value, type))
        throw inputOfOtherType({ input: parts.outputs[index]?.output.name ?? '', type, found: kindOf(value) });
      return value;
    });
    return { rule: rule.id, values };
  } catch (error) {
    return { fault: faultDataFrom(error) };
  }
}

/** Numbers in a column of money are amounts, amounts in a column of numbers are numbers. */
function inType(value: FeelValue, type: FeelType): FeelValue {
  if (!isDecimal(value) || (type.kind !== 'money' && type.kind !== 'number')) return value;
  return asMoney(value, type.kind === 'money');
}

function isOfKind(value: FeelValue, type: string): boolean {
  return type === 'any' || kindOf(value) === type;
}

function inputAt(parts: TableParts, index: number): { input?: string } {
  const input = parts.inputs[index];
  return input === undefined ? {} : { input: input.input.id };
}
