import type { CompiledModel, DecisionResult, GivenValue } from '@mortise/shared/decision';
import { type FeelValue, isContext, literalOf } from '@mortise/shared/expression';
import { faultDataFrom } from '@mortise/shared/fault';
import type { NamedValue, TestCase } from './test-case.ts';
import { isExpected, nameFrom, valueFrom } from './written-value.ts';

/** A result that is not as expected, in words; `node` is undefined where the case could not be run at all. */
export type Difference = { readonly node: string | undefined; readonly expected: string; readonly found: string };

/** What became of a case: `unsupported` names what it asks for that is not evaluated. */
export type CaseOutcome = { readonly differences: readonly Difference[]; readonly unsupported: string | undefined };

/** What a result came to: its value, and where that is null, why. */
type Found = { readonly value: FeelValue; readonly why: string | undefined; readonly unsupported: string | undefined };

/** Runs a case by the letter of the standard and compares every result it names. An expected error is a result that is null. */
export function runCase(model: CompiledModel, one: TestCase, now: string): CaseOutcome {
  const given = one.inputs.map(givenFrom);
  const unread = one.inputs.find((_, index) => given[index] === undefined);
  if (unread !== undefined) return notRun(`the input “${unread.name}” is no value of its type`);
  try {
    const find = asked(model, one, { given: given.filter((each) => each !== undefined), now });
    const found = one.results.map((result) => ({ result, found: find(result) }));
    const unsupported = found.flatMap((each) => each.found.unsupported ?? [])[0];
    return { unsupported, differences: found.flatMap(({ result, found: { value, why } }) => difference(result, value, why)) };
  } catch (error) {
    return notRun(faultDataFrom(error).message);
  }
}

function notRun(found: string): CaseOutcome {
  return { unsupported: undefined, differences: [{ node: undefined, expected: 'the case runs', found }] };
}

function givenFrom({ name, namespace, value }: NamedValue): GivenValue | undefined {
  const read = valueFrom(value);
  return read === undefined ? undefined : { name: nameFrom(name), namespace, value: read };
}

type Asking = { readonly given: readonly GivenValue[]; readonly now: string };

/** Asks the model, and gives how each result is found in its answer. */
function asked(model: CompiledModel, one: TestCase, { given, now }: Asking): (result: NamedValue) => Found {
  const question = { given, environment: { now, zone: 'UTC', budget } };
  const invoked = { name: nameFrom(one.invocable ?? ''), namespace: one.namespace };
  switch (one.asks) {
    case 'bkm': {
      const value = model.call({ ...question, knowledge: invoked });
      return () => ({ value, why: undefined, unsupported: undefined });
    }
    case 'decisionService': {
      const { value, results } = model.serve({ ...question, service: invoked });
      const unsupported = results.flatMap(unsupportedIn)[0];
      const several = model.model.services.some(({ name, outputs }) => name === invoked.name && outputs.length > 1);
      return ({ name }) => {
        const isPart = several && isContext(value) && value.has(nameFrom(name));
        return { value: isPart ? (value.get(nameFrom(name)) ?? null) : value, why: undefined, unsupported };
      };
    }
    case 'decision': {
      const decisions = one.results.map(({ name, namespace }) => ({ name: nameFrom(name), namespace }));
      const results = model.decide({ ...question, decisions });
      return (result) => foundIn(results, result);
    }
  }
}

function foundIn(results: readonly DecisionResult[], { name, namespace }: NamedValue): Found {
  const wanted = nameFrom(name);
  const matches = (each: DecisionResult) => each.name === wanted || each.id === wanted || wanted.endsWith(`.${each.name}`);
  const found = results.findLast((each) => matches(each) && (namespace === undefined || each.namespace === namespace));
  if (found === undefined) return { value: null, why: 'it was handed in, not decided', unsupported: undefined };
  const fault = found.verdict.is === 'typeError' ? `: ${found.verdict.fault.message}` : '';
  return { value: found.value, why: `${found.verdict.is}${fault}`, unsupported: unsupportedIn(found)[0] };
}

function unsupportedIn({ verdict }: DecisionResult): readonly string[] {
  return verdict.is === 'unsupported' ? [verdict.what] : [];
}

function difference({ name, value, mayFail }: TestCase['results'][number], found: FeelValue, why: string | undefined): Difference[] {
  const expected = mayFail ? null : valueFrom(value);
  if (expected === undefined) return [{ node: name, expected: 'a value of its type', found: 'text that is none' }];
  if (isExpected(found, expected)) return [];
  return [{ node: name, expected: shown(expected), found: found === null ? `null (${why ?? 'no reason told'})` : shown(found) }];
}

function shown(value: FeelValue): string {
  const text = literalOf(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

/** Steps for one case: far more than a product would grant, since the suite also tests large numbers of loops. */
const budget = 10_000_000;
