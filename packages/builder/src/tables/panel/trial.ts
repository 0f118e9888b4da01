import {
  type DecisionTable,
  type TableCase,
  type TableInput,
  type TableOutcome,
  textOfValue,
  type ValueColumn,
  valueFromText,
  valueKey,
} from '@mortise/shared/decision';
import type { Environment } from '@mortise/shared/expression';
import type { Json, JsonRecord } from '@mortise/shared/json';
import type { Trial } from '../table-view.tsx';

/** What stands in the form for trying as values of the inputs; or the inputs, by id, whose text is none of their type. */
export type Filled = { readonly ok: true; readonly given: JsonRecord } | { readonly ok: false; readonly wrong: ReadonlySet<string> };

/** Reads the form. An empty field gives nothing, so that the input is missing; variables that a test case gives besides are kept. */
export function filledIn({ inputs }: DecisionTable, { texts, from }: Trial, environment: Environment): Filled {
  const given = new Map<string, Json>(Object.entries(from?.given ?? {}));
  const wrong = new Set<string>();
  for (const input of inputs) {
    const column = columnOf(input);
    given.delete(input.id);
    given.delete(valueKey(column));
    const text = texts[input.id] ?? '';
    const value = text.trim() === '' ? undefined : valueFromText(text, column, environment);
    if (value !== undefined) given.set(valueKey(column), value);
    else if (text.trim() !== '') wrong.add(input.id);
  }
  return wrong.size > 0 ? { ok: false, wrong } : { ok: true, given: Object.fromEntries(given) };
}

/** The form as a test case fills it. */
export function trialOf({ inputs }: DecisionTable, from: TableCase): Trial {
  const texts = inputs.flatMap((input): [string, string][] => {
    const text = textOfValue(from.given, columnOf(input));
    return text === undefined ? [] : [[input.id, text]];
  });
  return { texts: Object.fromEntries(texts), from };
}

/** What a test case expects that is to find what was found. */
export function expectationOf(found: TableOutcome): TableCase['expect'] {
  return found.is === 'output' ? { is: 'output', output: { ...found.output } } : { is: found.is };
}

/** An id no test case has yet. */
export function freshCaseId(cases: readonly TableCase[]): string {
  const taken = new Set(cases.map(({ id }) => id));
  let count = cases.length + 1;
  while (taken.has(`c${count}`)) count += 1;
  return `c${count}`;
}

function columnOf({ id, type }: TableInput): ValueColumn {
  return { name: id, type };
}
