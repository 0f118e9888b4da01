import {
  anyType,
  type CompileOptions,
  compileExpression,
  type Expression,
  type ExpressionProblem,
  type FeelType,
  type FeelValue,
} from '../../../expression/index.ts';
import { type DeclaredType, heldTo } from '../item-types/declared-type.ts';
import { notReadable, notSupported } from '../model-fault.ts';
import type { ModelProblem } from '../model-problem.ts';
import { namesIn } from './names-in.ts';
import { answerOf, type Evaluation, type Names, note, type Outcome, type Piece, piece } from './piece.ts';

/** Where the expressions of one element are compiled: in which dialect, with which types, and who hears of problems. */
export type Workshop = {
  readonly element: string;
  readonly options: CompileOptions & { readonly dialect: NonNullable<CompileOptions['dialect']> };
  /** The language of the file where that is not FEEL. */
  readonly language: string | undefined;
  declared(typeRef: string | undefined): DeclaredType;
  report(problem: Omit<ModelProblem, 'element'>): void;
};

/** Compiles FEEL text; empty text is `null`. What cannot be read is reported, and has no answer in the standard dialect. */
export function textPiece(text: string, names: Names, workshop: Workshop): Piece {
  if (text.trim() === '') return piece({ kind: 'null' }, () => null);
  const expression = expressionOf(text, names, workshop);
  if (expression !== undefined) return piece(expression.type, (scope, { run }) => expression.evaluateIn(scope, run));
  return unreadable(workshop);
}

/** The expression, or undefined when it cannot be read, which is reported. */
export function expressionOf(text: string, names: Names, workshop: Workshop): Expression | undefined {
  const compiled = compileExpression(text, namesIn(text, names), workshop.options);
  if (compiled.ok) return compiled.expression;
  reportAll(compiled.faults, workshop);
  return undefined;
}

/** Whether a scope has more names than anybody writes by hand; then it is reported, and not compiled. */
export function hasTooManyNames(names: Names, more: number, { report }: Workshop): boolean {
  if (Object.keys(names).length + more <= mostNames) return false;
  const message = { zh: `这里可用的变量超过 ${mostNames} 个。`, en: `There are more than ${mostNames} variables here.` };
  report({ code: 'decision.too-many-names', message });
  return true;
}

/** Reports the problems of a source. */
export function reportAll(faults: readonly ExpressionProblem[], { report }: Workshop): void {
  for (const { code, at, message } of faults) report({ code, at, message });
}

/** What stands for a source that cannot be read. */
export function unreadable({ element }: Workshop): Piece {
  return piece(anyType, (_, evaluation) => {
    if (evaluation.dialect === 'strict') throw notReadable({ element, code: 'expression.syntax' });
    note(evaluation, { code: 'decision.not-readable', blame: 'author', message: `“${element}” cannot be read`, facts: { element } });
    return null;
  });
}

/** Something the file asks for that is not evaluated: told as a problem, and when it is reached. */
export function unsupported(what: string, workshop: Workshop): Piece {
  workshop.report({
    code: 'decision.not-supported',
    message: { zh: `不支持“${what}”。`, en: `“${what}” is not evaluated here.` },
  });
  return piece(anyType, () => {
    throw notSupported({ what });
  });
}

/** The piece with its value held to the type it declares; without one it stays as it is. */
export function held(part: Piece, typeRef: string | undefined, workshop: Workshop): Piece {
  if (typeRef === undefined) return part;
  return heldPiece(part, workshop.declared(typeRef), workshop.element);
}

/** The piece with its value held to a type. A verdict that is an output is one of the value as held. */
export function heldPiece(part: Piece, declared: DeclaredType, element: string): Piece {
  const type = declared.type.kind === 'any' ? part.type : declared.type;
  return {
    type,
    run(scope, evaluation): Outcome {
      const { value, verdict } = part.run(scope, evaluation);
      const fitting = heldValue(value, declared, { element, evaluation });
      return { value: fitting, verdict: verdict?.is === 'output' ? { ...verdict, value: fitting } : verdict };
    },
  };
}

/** `heldTo`, with `null` in the standard dialect for what does not fit. */
export function heldValue(
  value: FeelValue,
  declared: DeclaredType,
  about: { readonly element: string; readonly evaluation: Evaluation },
): FeelValue {
  const { element, evaluation } = about;
  return answerOf(evaluation, () => heldTo(value, declared, { element, run: evaluation.run }));
}

/** The type that covers all of the given: contexts by all their fields together. */
export function commonOf(types: readonly FeelType[]): FeelType {
  const [first, ...others] = types.filter(({ kind }) => kind !== 'null');
  if (first === undefined) return anyType;
  if (first.kind === 'context' && others.every(({ kind }) => kind === 'context')) {
    const fields = [first, ...others].flatMap((type) => (type.kind === 'context' ? Object.entries(type.fields) : []));
    return { kind: 'context', fields: Object.fromEntries(fields), open: true };
  }
  const plain = first.kind !== 'list' && first.kind !== 'function' && first.kind !== 'range' && first.kind !== 'context';
  return plain && others.every(({ kind }) => kind === first.kind) ? first : anyType;
}

const mostNames = 1_000;
