import { type Token, tokensOf } from './juel-tokens.ts';

/**
 * A FEEL expression that means the same as this inner text of `${…}`, where that is sure: names, numbers, texts, `true`, `false`,
 * `null`, comparing, reckoning, and, or, not, brackets. Undefined for anything else. Every operation is bracketed unless it stands
 * alone, so that the two languages' ranks of operators do not matter.
 */
export function feelFromJuel(source: string): string | undefined {
  const tokens = tokensOf(source);
  if (!tokens || tokens.length === 0) return undefined;
  const reader = openReader(tokens);
  const whole = reader.expression(0);
  return whole !== undefined && reader.atEnd() ? whole.text : undefined;
}

/** Loosest first, as JUEL ranks them. */
const ranks: readonly (readonly string[])[] = [['or'], ['and'], ['=', '!='], ['<', '<=', '>', '>='], ['+', '-'], ['*', '/']];
const deepest = 50;

/** `joined` by what, if by `and` or `or` only: a longer chain of the same needs no brackets. */
type Part = { readonly text: string; readonly single: boolean; readonly joined?: string };

function openReader(tokens: readonly Token[]) {
  let at = 0;
  let depth = 0;
  const sign = () => {
    const token = tokens[at];
    return token?.is === 'sign' ? token.value : undefined;
  };

  function expression(rank: number): Part | undefined {
    const operators = ranks[rank];
    if (!operators) return unary();
    let left = expression(rank + 1);
    for (let found = sign(); left && found !== undefined && operators.includes(found); found = sign()) {
      at += 1;
      const right = expression(rank + 1);
      if (!right) return undefined;
      const joined = found === 'and' || found === 'or' ? found : '';
      const longer = joined !== '' && left.joined === joined;
      left = { text: `${longer ? left.text : inBrackets(left)} ${found} ${inBrackets(right)}`, single: false, joined };
    }
    return left;
  }

  function unary(): Part | undefined {
    const found = sign();
    if (found !== 'not' && found !== '-') return primary();
    at += 1;
    depth += 1;
    const of = depth > deepest ? undefined : unary();
    depth -= 1;
    if (!of) return undefined;
    return found === 'not' ? { text: `not(${of.text})`, single: true } : { text: `-${inBrackets(of)}`, single: false };
  }

  function primary(): Part | undefined {
    const token = tokens[at];
    at += 1;
    if (token?.is === 'number' || token?.is === 'name') return { text: token.value, single: true };
    if (token?.is === 'text') return { text: JSON.stringify(token.value), single: true };
    if (token?.value !== '(' || depth >= deepest) return undefined;
    depth += 1;
    const within = expression(0);
    depth -= 1;
    if (!within || sign() !== ')') return undefined;
    at += 1;
    return within;
  }

  return { expression, atEnd: () => at === tokens.length };
}

function inBrackets({ text, single }: Part): string {
  return single ? text : `(${text})`;
}
