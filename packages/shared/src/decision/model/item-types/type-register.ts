import {
  anyType,
  type CompileOptions,
  compileUnaryTest,
  type Dialect,
  type FeelType,
  type FeelValue,
  type Run,
} from '../../../expression/index.ts';
import type { DecisionModel, ItemDefinition } from '../decision-model.ts';
import type { ModelProblem } from '../model-problem.ts';
import { constrained, contextOfDeclared, type DeclaredType, heldTo, listOfDeclared, plainType, untold } from './declared-type.ts';
import { standardType } from './standard-types.ts';

/** The types of models that use each other, by the names they go by in one of them. */
export type TypeRegister = {
  /** The type a `typeRef` names there; one that is not told takes anything, one that is unknown too, and is reported. */
  declared(typeRef: string | undefined, place: TypePlace): DeclaredType;
  /** The types an expression of that model may name, as in `instance of tPerson`. */
  namesIn(model: DecisionModel): Readonly<Record<string, FeelType>>;
};

/** Where a type is named: in which model, and in which of its elements. */
export type TypePlace = { readonly model: DecisionModel; readonly element: string };

type Register = {
  readonly models: ReadonlyMap<string, DecisionModel>;
  readonly dialect: Dialect;
  readonly report: (problem: ModelProblem) => void;
  readonly built: Map<ItemDefinition, DeclaredType | 'underway'>;
  /** What is reported already: an element may name a type many times. */
  readonly unknown: Set<string>;
};

/** Reads the item definitions of models (by namespace). Types that contain themselves are followed as deep as the values go. */
export function typeRegister(
  models: ReadonlyMap<string, DecisionModel>,
  dialect: Dialect,
  report: (problem: ModelProblem) => void,
): TypeRegister {
  const register: Register = { models, dialect, report, built: new Map(), unknown: new Set() };
  const names = new Map<DecisionModel, Readonly<Record<string, FeelType>>>();
  return {
    declared: (typeRef, place) => resolved(register, typeRef, place),
    namesIn(model) {
      const known = names.get(model) ?? Object.fromEntries(namedTypes(register, model).map(([name, { type }]) => [name, type]));
      names.set(model, known);
      return known;
    },
  };
}

function namedTypes(register: Register, model: DecisionModel): [string, DeclaredType][] {
  const own = model.types.map((item): [string, DeclaredType] => [item.name, typeOfItem(register, item, model)]);
  const imported = model.imports.flatMap(({ name, namespace }) => {
    const other = register.models.get(namespace);
    return (other?.types ?? []).map((item): [string, DeclaredType] => [
      name === '' ? item.name : `${name}.${item.name}`,
      typeOfItem(register, item, other ?? model),
    ]);
  });
  return [...imported, ...own];
}

function resolved(register: Register, typeRef: string | undefined, place: TypePlace): DeclaredType {
  const name = (typeRef ?? '').trim();
  if (name === '') return untold;
  const { model } = place;
  const own = model.types.find((item) => item.name === name);
  // Amounts are a type of the product; files say of it that it is a number.
  if (own !== undefined && !(register.dialect === 'strict' && name === 'money')) return typeOfItem(register, own, model);
  if (register.dialect === 'strict' && name === 'money') return plainType({ kind: 'money' });
  const standard = standardType(name);
  if (standard !== undefined) return plainType(standard);
  for (const each of model.imports) {
    const rest = each.name === '' ? name : name.startsWith(`${each.name}.`) ? name.slice(each.name.length + 1) : undefined;
    const other = register.models.get(each.namespace);
    const item = other?.types.find((candidate) => candidate.name === rest);
    if (item !== undefined && other !== undefined) return typeOfItem(register, item, other);
  }
  // Version 1.1 writes qualified names: `ns:tPerson`.
  const local = /^[^:]+:(.+)$/.exec(name)?.[1];
  if (local !== undefined) return resolvedQualified(register, local, place);
  return unknownType(register, name, place);
}

function resolvedQualified(register: Register, local: string, place: TypePlace): DeclaredType {
  const others = place.model.imports.flatMap(({ namespace }) => register.models.get(namespace) ?? []);
  for (const model of [place.model, ...others]) {
    const item = model.types.find((candidate) => candidate.name === local);
    if (item !== undefined) return typeOfItem(register, item, model);
  }
  const standard = standardType(local);
  return standard === undefined ? unknownType(register, local, place) : plainType(standard);
}

function unknownType({ report, unknown }: Register, name: string, { element }: TypePlace): DeclaredType {
  const key = `${element}\n${name}`;
  if (unknown.has(key)) return untold;
  unknown.add(key);
  report({
    code: 'decision.unknown-type',
    element,
    message: { zh: `没有名为“${name}”的类型。`, en: `There is no type called “${name}”.` },
  });
  return untold;
}

function typeOfItem(register: Register, item: ItemDefinition, model: DecisionModel): DeclaredType {
  const known = register.built.get(item);
  if (known === 'underway') return recursive(register, item);
  if (known !== undefined) return known;
  register.built.set(item, 'underway');
  const base = withTest(register, baseOf(register, item, model), item.allowedValues, item);
  const whole = withTest(register, item.isCollection ? listOfDeclared(base) : base, item.typeConstraint, item);
  register.built.set(item, whole);
  return whole;
}

function baseOf(register: Register, item: ItemDefinition, model: DecisionModel): DeclaredType {
  const place = { model, element: item.name };
  if (item.components.length > 0)
    return contextOfDeclared(new Map(item.components.map((component) => [component.name, typeOfItem(register, component, model)])));
  if (item.signature === undefined) return resolved(register, item.typeRef, place);
  const parameters = item.signature.parameters.map(({ name, typeRef }) => ({ name, type: resolved(register, typeRef, place).type }));
  const result = resolved(register, item.signature.result, place);
  return { ...plainType({ kind: 'function', parameters, result: result.type }), result };
}

/** A type within itself: anything to the language, held to the type when values are there. */
function recursive(register: Register, item: ItemDefinition): DeclaredType {
  return {
    type: anyType,
    allows(value: FeelValue, run: Run) {
      const whole = register.built.get(item);
      if (value === null || whole === undefined || whole === 'underway') return true;
      return heldTo(value, whole, { element: item.name, run }) !== null;
    },
  };
}

function withTest({ dialect, report }: Register, base: DeclaredType, source: string | undefined, { name }: ItemDefinition): DeclaredType {
  if (source === undefined || source.trim() === '') return base;
  const options: CompileOptions = { dialect };
  const compiled = compileUnaryTest(source, {}, base.type, options);
  if (compiled.ok) return constrained(base, compiled.test);
  for (const { code, at, message } of compiled.faults) report({ code, element: name, at, message });
  return base;
}
