import { type FeelValue, isContext } from '../../expression/index.ts';
import type { GraphNode } from './graph/requirement-graph.ts';

/**
 * A value handed in for an input or a decision: by its name (`rate`; imported `tariff.rate`, or all of an import as one context), and,
 * where names repeat, with the namespace of its file.
 */
export type GivenValue = { readonly name: string; readonly namespace?: string | undefined; readonly value: FeelValue };

/** The value given for an element, undefined when none is. `path` are the names it goes by in the model that is asked. */
export function givenFor(node: GraphNode, path: readonly string[], given: readonly GivenValue[]): FeelValue | undefined {
  const { name } = node.element;
  const byNamespace = given.find((each) => each.name === name && each.namespace === node.model.namespace);
  if (byNamespace !== undefined) return byNamespace.value;
  const open = given.filter(({ namespace }) => namespace === undefined);
  const byName = open.find((each) => each.name === path.join('.')) ?? open.find((each) => each.name === name);
  if (byName !== undefined) return byName.value;
  const [first, ...rest] = path;
  const around = open.find((each) => each.name === first);
  return around === undefined || rest.length === 0 ? undefined : entryAt(around.value, rest);
}

/** Whether what is given tells imports of the same file apart: by a path, or by a context with the name of an import. */
export function tellsImportsApart(given: readonly GivenValue[], imports: readonly string[]): boolean {
  return given.some(
    ({ name, namespace }) => namespace === undefined && imports.some((each) => name === each || name.startsWith(`${each}.`)),
  );
}

function entryAt(value: FeelValue, path: readonly string[]): FeelValue | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  return isContext(value) && value.has(first) ? entryAt(value.get(first) ?? null, rest) : undefined;
}
