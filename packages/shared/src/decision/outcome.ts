import { type FeelContext, jsonFrom } from '../expression/index.ts';
import { faultDataFrom } from '../fault/index.ts';
import { canonicalJson, JsonRecord } from '../json/index.ts';
import type { CompiledTable } from './compile-table.ts';
import type { Decision } from './verdict.ts';

/** A decision as it is stored and shown: the outputs as JSON (amounts in fen), or which way of not deciding it is. */
export type TableOutcome =
  | { readonly is: 'output'; readonly output: JsonRecord }
  | { readonly is: 'noMatch' | 'conflict' }
  | { readonly is: 'missingInput'; readonly input: string }
  | { readonly is: 'typeError'; readonly code: string };

/** What a decision comes to. An output that cannot be stored, such as a fraction of a fen, is the type error it would be when run. */
export function outcomeOf(table: Pick<CompiledTable, 'outputType'>, decision: Decision): TableOutcome {
  switch (decision.is) {
    case 'output':
      return storedOutput(decision.output, table);
    case 'missingInput':
      return { is: 'missingInput', input: decision.input };
    case 'typeError':
      return { is: 'typeError', code: decision.fault.code };
    default:
      return { is: decision.is };
  }
}

/** Whether two outcomes are the same, as one key. */
export function outcomeKey(outcome: TableOutcome): string {
  return canonicalJson(outcome);
}

function storedOutput(output: FeelContext, { outputType }: Pick<CompiledTable, 'outputType'>): TableOutcome {
  try {
    return { is: 'output', output: JsonRecord.parse(jsonFrom(output, outputType)) };
  } catch (error) {
    return { is: 'typeError', code: faultDataFrom(error).code };
  }
}
