import ts from 'typescript';

/** What is wrong at one place of one file, in words for the person who wrote it. */
export type Breach = { readonly path: string; readonly line: number; readonly message: string };

const mostLines = 300;
const mostTestLines = 500;
const namelessFolders = ['utils', 'helpers', 'common', 'lib', 'services', 'managers', 'types', 'misc'];

/**
 * The habits that no other tool of the gate checks: a file's size, folders named after a trade, no type assertion but `as const`, no
 * second client for the outside, and the sandbox's library named nowhere but in its adapter (it is loaded by its name there, which the
 * import rules cannot see).
 * `path` is relative to the repository, with forward slashes.
 */
export function breachesOf(path: string, text: string): readonly Breach[] {
  const at = (line: number, message: string): Breach => ({ path, line, message });
  const lines = text.replace(/\n$/, '').split('\n').length;
  const limit = isTest(path) ? mostTestLines : mostLines;
  const nameless = path.split('/').find((part) => namelessFolders.includes(part));
  return [
    ...(lines > limit ? [at(limit, `has ${lines} lines; ${limit} is the most: which noun wants a file of its own?`)] : []),
    ...(nameless === undefined ? [] : [at(1, `the folder "${nameless}" says nothing about service work`)]),
    ...(/\.[cm]?[jt]sx?$/.test(path) ? syntaxBreaches(path, text).map(({ line, message }) => at(line, message)) : []),
  ];
}

const isTest = (path: string) => /\.(test|contract)\.[jt]sx?$/.test(path);

function syntaxBreaches(path: string, text: string): readonly Omit<Breach, 'path'>[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Omit<Breach, 'path'>[] = [];
  const mayNameSandbox = path.startsWith('packages/runtime/src/adapters/sandbox/') || !path.startsWith('packages/');
  const mayCallOut = isTest(path) || !/^packages\/(runtime|connectors|shared)\//.test(path);
  const visit = (node: ts.Node): void => {
    const refuse = (message: string) => found.push({ line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, message });
    if (isAssertion(node)) refuse('a type assertion; narrow or parse instead');
    if (ts.isStringLiteralLike(node) && node.text === 'isolated-vm' && !mayNameSandbox)
      refuse('isolated-vm is loaded by adapters/sandbox alone');
    if (isHiddenClient(node) && !mayCallOut) refuse('ask the outside through ports.egress');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const isAssertion = (node: ts.Node): boolean =>
  ts.isTypeAssertionExpression(node) || (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type));

/** `globalThis.fetch` and its like, which the lint rule for the bare name does not see. */
const isHiddenClient = (node: ts.Node): boolean =>
  ts.isPropertyAccessExpression(node) &&
  ts.isIdentifier(node.expression) &&
  ['globalThis', 'global', 'self'].includes(node.expression.text) &&
  ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'].includes(node.name.text);
