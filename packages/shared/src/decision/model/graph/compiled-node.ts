import type { FeelType } from '../../../expression/index.ts';
import type { CompiledFunction } from '../boxes/compile-function.ts';
import type { Piece } from '../boxes/piece.ts';
import type { DeclaredType } from '../item-types/declared-type.ts';
import type { Requirement } from './requirement-graph.ts';

/** An element of the graph ready to run: an input with its type, a decision, a function, or a service as a function. */
export type CompiledNode =
  | { readonly is: 'input'; readonly declared: DeclaredType }
  | { readonly is: 'decision'; readonly declared: DeclaredType; readonly logic: Piece }
  | { readonly is: 'knowledge'; readonly definition: CompiledFunction }
  | { readonly is: 'service'; readonly parameters: readonly ServiceParameter[]; readonly result: DeclaredType; readonly type: FeelType };

/** What must be handed to a service: an input, or a decision taken elsewhere. */
export type ServiceParameter = { readonly name: string; readonly type: FeelType; readonly member: Requirement };

/** The type under which others see the element. */
export function typeOfNode(node: CompiledNode): FeelType {
  switch (node.is) {
    case 'input':
      return node.declared.type;
    case 'decision':
      return node.logic.type;
    case 'knowledge':
      return node.definition.type;
    case 'service':
      return node.type;
  }
}
