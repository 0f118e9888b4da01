import type { Language } from '../../text/index.ts';
import type { Environment } from '../environment.ts';
import { type Compiled, compileExpression, type Expression } from '../expression.ts';
import { type ExpressionProblem, emptyInText, type Span } from '../expression-fault.ts';
import type { FeelType } from '../feel-type.ts';
import type { FeelContext } from '../values/feel-value.ts';
import { displayOf } from './display.ts';
import { piecesOf } from './pieces.ts';

/** A compiled reply text. `reads` are the variables it names; `render` throws `expression.empty-in-text` where a value is missing. */
export type Template = {
  readonly source: string;
  readonly reads: readonly string[];
  render(scope: FeelContext, environment: Environment, language: Language): string;
};

type Part = { readonly is: 'words'; readonly text: string } | { readonly is: 'value'; readonly expression: Expression; readonly at: Span };

/**
 * Compiles a text with FEEL in braces: `您好 {name}，赔付 {payable} 元`. `{{` and `}}` are braces themselves; begin a context
 * literal with a space (`{ {a: 1}.a }`). Values show as people read them: amounts with two decimals and thousands separators,
 * dates in the reader's language, lists joined; objects cannot be shown.
 */
export function compileTemplate(source: string, names: Readonly<Record<string, FeelType>>): Compiled<{ template: Template }> {
  const faults: ExpressionProblem[] = [];
  const parts: Part[] = [];
  for (const piece of piecesOf(source)) {
    if (piece.is === 'words') parts.push(piece);
    else if (piece.is === 'unclosed') faults.push(unclosed(piece.at));
    else {
      const compiled = compileExpression(piece.source, names);
      if (!compiled.ok)
        faults.push(
          ...compiled.faults.map((fault) => ({ ...fault, at: { from: fault.at.from + piece.at.from, to: fault.at.to + piece.at.from } })),
        );
      else if (compiled.expression.type.kind === 'context') faults.push(notShown(piece.at));
      else parts.push({ is: 'value', expression: compiled.expression, at: piece.at });
    }
  }
  if (faults.length > 0) return { ok: false, faults };
  const reads = [...new Set(parts.flatMap((part) => (part.is === 'value' ? part.expression.reads : [])))];
  return {
    ok: true,
    template: {
      source,
      reads,
      render: (scope, environment, language) => parts.map((part) => textOf(part, scope, environment, language)).join(''),
    },
  };
}

function textOf(part: Part, scope: FeelContext, environment: Environment, language: Language): string {
  if (part.is === 'words') return part.text;
  const shown = displayOf(part.expression.evaluate(scope, environment), language, environment.zone);
  if (shown === undefined) throw emptyInText({ from: part.at.from, to: part.at.to });
  return shown;
}

function unclosed(at: Span): ExpressionProblem {
  return {
    code: 'expression.syntax',
    at,
    message: { zh: '花括号没有成对；要写花括号本身请写两个。', en: 'A brace has no partner; write it twice to show a brace.' },
  };
}

function notShown(at: Span): ExpressionProblem {
  return {
    code: 'expression.type-mismatch',
    at,
    message: { zh: '对象不能直接显示，请选它的一项内容。', en: 'An object cannot be shown; choose one of its fields.' },
  };
}
