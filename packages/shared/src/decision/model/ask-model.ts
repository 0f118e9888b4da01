import { type Dialect, type FeelValue, feelFrom, type Json, literalOf } from '../../expression/index.ts';
import { readDmn } from '../dmn/read-dmn.ts';
import { type CompiledModel, compileModel } from './compile-model.ts';
import type { DecisionModel } from './decision-model.ts';
import type { GivenValue } from './given-values.ts';
import type { DecisionResult } from './model-verdict.ts';

/** For tests: a model of DMN 1.5 out of what stands within its definitions. */
export async function modelOfXml(body: string, { name = 'test', namespace = 'urn:test' } = {}): Promise<DecisionModel> {
  const document = await readDmn(`<definitions xmlns="${dmn15}" name="${name}" namespace="${namespace}">${body}</definitions>`);
  if (!document.ok || document.warnings.length > 0) throw new Error(JSON.stringify(document));
  return document.model;
}

/** For tests: the namespace of DMN 1.5. */
export const dmn15 = 'https://www.omg.org/spec/DMN/20230324/MODEL/';

/** For tests: the moment at which models are asked. */
export const environment = { now: '2026-02-28T16:30:00Z', zone: 'Asia/Shanghai' };

/** For tests: values by name, as JSON or already as FEEL knows them. */
export function given(values: { readonly [name: string]: Json }): readonly GivenValue[] {
  return Object.entries(values).map(([name, value]) => ({ name, value: feelFrom(value) }));
}

type Asking = { readonly dialect?: Dialect; readonly others?: readonly DecisionModel[] };

/** For tests: a compiled model, which must compile. */
export function compiledModel(model: DecisionModel, { dialect = 'standard', others = [] }: Asking = {}): CompiledModel {
  const compiled = compileModel(model, { dialect, others });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.model;
}

/** For tests: what every decision of a model comes to, by its name: the value as FEEL writes it, or the verdict that is no output. */
export async function asked(
  body: string,
  values: { readonly [name: string]: Json } = {},
  asking: Asking = {},
): Promise<Record<string, string>> {
  const results = compiledModel(await modelOfXml(body), asking).decide({ given: given(values), environment });
  return Object.fromEntries(results.map((result) => [result.name, told(result)]));
}

/** For tests: a result in a word. */
export function told({ verdict }: DecisionResult): string {
  switch (verdict.is) {
    case 'output':
      return shown(verdict.value);
    case 'conflict':
      return `conflict of ${verdict.rules.join(' and ')}`;
    case 'missingInput':
      return `missing ${verdict.input}`;
    case 'typeError':
      return verdict.fault.code;
    case 'blocked':
      return `blocked by ${verdict.by}`;
    case 'unsupported':
      return `unsupported ${verdict.what}`;
    case 'noMatch':
      return 'no match';
  }
}

/** For tests: a value as FEEL writes it. */
export function shown(value: FeelValue): string {
  return literalOf(value);
}
