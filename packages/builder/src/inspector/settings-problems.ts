import { createContext, useContext } from 'react';
import { useTextIn } from '../app/language.ts';
import { useBoard } from '../flows/editor-context.ts';

const NodeContext = createContext<string>('');
export const FormOfNode = NodeContext.Provider;

/** What is wrong with a setting of the node whose form this is, in one text; nothing when it is well. */
export function useProblemAt(path: string): string | undefined {
  const node = useContext(NodeContext);
  const { problems } = useBoard();
  const textIn = useTextIn();
  const own = problems.filter((problem) => problem.node === node && problem.setting === path);
  return own.length === 0 ? undefined : own.map(({ message }) => textIn(message)).join(' ');
}
