import { type Environment, type FeelContext, openFrame } from '../expression/index.ts';
import { applyHitPolicy } from './apply-hit-policy.ts';
import { askCell } from './ask-cell.ts';
import { askInput, refusalOf } from './ask-input.ts';
import { hitOf } from './hit.ts';
import type { Hit, TableParts } from './table-parts.ts';
import type { CellVerdict, Decision, DecisionTrace } from './verdict.ts';

/** Decides by asking every cell of every rule in turn: the plain way, which `decide` takes shortcuts past and must always agree with. */
export function scan(parts: TableParts, scope: FeelContext, environment: Environment): Decision {
  const inputs: DecisionTrace['inputs'][number][] = [];
  const rules: DecisionTrace['rules'][number][] = [];
  const trace: DecisionTrace = { inputs, rules };
  for (const compiled of parts.inputs) {
    const { allowed, input } = compiled;
    const { id } = input;
    const asked = askInput(compiled, scope, environment);
    if ('fault' in asked) return { is: 'typeError', input: id, fault: asked.fault, trace };
    const { value } = asked;
    const refused = value === null || allowed === undefined ? undefined : refusalOf(allowed, { input: id, value }, scope, environment);
    if (refused !== undefined) return { is: 'typeError', input: id, fault: refused, trace };
    inputs.push({ id, value });
  }
  const frame = openFrame(scope, environment);
  const hits: Hit[] = [];
  let undecided: Decision | undefined;
  for (const rule of parts.rules) {
    const answers = rule.tests.map((test, column) => askCell(test, inputs[column]?.value ?? null, frame));
    const cells = answers.map((answer): CellVerdict => (typeof answer === 'string' ? answer : 'fault'));
    rules.push({ id: rule.id, cells });
    if (cells.includes('no')) continue;
    const fault = answers.find((answer) => typeof answer !== 'string');
    const open = inputs[cells.indexOf('open')];
    if (fault !== undefined) {
      const input = inputs[cells.indexOf('fault')]?.id ?? '';
      return { is: 'typeError', rule: rule.id, input, fault, trace };
    }
    if (open !== undefined) undecided ??= { is: 'missingInput', input: open.id, trace };
    else {
      const hit = hitOf(rule, parts, scope, environment);
      if ('fault' in hit) return { is: 'typeError', rule: rule.id, fault: hit.fault, trace };
      hits.push(hit);
    }
    if (parts.table.hitPolicy === 'FIRST') break;
  }
  return undecided ?? applyHitPolicy(parts, hits, trace);
}
