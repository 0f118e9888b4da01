export type Token =
  | { readonly is: 'number' | 'text' | 'name'; readonly value: string }
  | {
      readonly is: 'sign';
      readonly value: '(' | ')' | '=' | '!=' | '<' | '<=' | '>' | '>=' | 'and' | 'or' | 'not' | '+' | '-' | '*' | '/';
    };

type Sign = Extract<Token, { is: 'sign' }>['value'];

/** The signs of the expression language of Java (JUEL), in both spellings, as FEEL writes them. */
const signs: ReadonlyMap<string, Sign> = new Map<string, Sign>([
  ['(', '('],
  [')', ')'],
  ['==', '='],
  ['eq', '='],
  ['!=', '!='],
  ['ne', '!='],
  ['<', '<'],
  ['lt', '<'],
  ['<=', '<='],
  ['le', '<='],
  ['>', '>'],
  ['gt', '>'],
  ['>=', '>='],
  ['ge', '>='],
  ['&&', 'and'],
  ['and', 'and'],
  ['||', 'or'],
  ['or', 'or'],
  ['!', 'not'],
  ['not', 'not'],
  ['+', '+'],
  ['-', '-'],
  ['*', '*'],
  ['/', '/'],
]);

const piece =
  /\s*(?:(\d+(?:\.\d+)?)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(&&|\|\||[=!<>]=|[<>()!+\-*/])|([\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*))/uy;

/** The tokens of an expression; undefined where it uses anything beyond comparing and reckoning: calls, indexes, ternaries. */
export function tokensOf(source: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  piece.lastIndex = 0;
  const end = source.trimEnd().length;
  while (piece.lastIndex < end) {
    const found = piece.exec(source);
    if (!found) return undefined;
    const [, number, double, single, sign, name] = found;
    const text = double ?? single;
    const known = signs.get(sign ?? name ?? '');
    if (number !== undefined) tokens.push({ is: 'number', value: number });
    else if (text !== undefined) tokens.push({ is: 'text', value: text.replace(/\\(.)/gs, '$1') });
    else if (known !== undefined) tokens.push({ is: 'sign', value: known });
    else if (name !== undefined && !foreign.has(name)) tokens.push({ is: 'name', value: name });
    else return undefined;
  }
  return tokens;
}

/** Words that mean something in one of the two languages and not the same in the other. */
const foreign = new Set([
  'empty',
  'mod',
  'div',
  'instanceof',
  'in',
  'between',
  'if',
  'then',
  'else',
  'for',
  'some',
  'every',
  'return',
  'satisfies',
  'function',
]);
