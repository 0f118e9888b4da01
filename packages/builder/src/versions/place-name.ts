import { useGraph } from '../flows/editor-context.ts';
import { useNodeName } from '../flows/node-name.ts';

/** What a step of a past execution is called: by its name in the draft where it is still there, else by its id. */
export function usePlaceName(): (place: { readonly flow: string; readonly node: string }) => string {
  const graph = useGraph();
  const nameOf = useNodeName();
  return ({ flow, node }) => {
    const drawn = flow === graph.id ? graph.nodes.find(({ id }) => id === node) : undefined;
    return drawn ? nameOf(drawn) : node;
  };
}
