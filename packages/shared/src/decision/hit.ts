import type { Environment, FeelContext, FeelValue } from '../expression/index.ts';
import { type FaultData, faultDataFrom } from '../fault/index.ts';
import { valueOfColumn } from './ask-input.ts';
import type { CompiledRule, Hit, TableParts } from './table-parts.ts';

/** The outputs of a rule that holds, or why they could not be computed. Those that are constants were computed with the table. */
export function hitOf(
  rule: CompiledRule,
  parts: TableParts,
  scope: FeelContext,
  environment: Environment,
): Hit | { readonly fault: FaultData } {
  if (rule.constant !== undefined) return rule.constant;
  try {
    const values = rule.results.map((result, index): FeelValue => {
      if (result.constant !== undefined) return result.constant;
      const value = result.expression.evaluate(scope, environment);
      const column = parts.outputs[index]?.output;
      return column === undefined ? value : valueOfColumn(value, column);
    });
    return { rule: rule.id, values };
  } catch (error) {
    return { fault: faultDataFrom(error) };
  }
}
