import type { ExecutionState, Frame, Token } from '@mortise/shared/execution';
import { actsAlike, exitsOf, type NodeMoves, storedName, storedSchema } from '@mortise/shared/flow';
import { sameJson } from '@mortise/shared/json';
import type { Obstacle } from '@mortise/shared/migration';
import type { CompiledFlow, CompiledNode } from '../compile-flow.ts';
import { frameOf } from '../sight.ts';

/** From one version of a flow to another, with where tokens go that stand at removed steps. */
export type Migration = { readonly from: CompiledFlow; readonly to: CompiledFlow; readonly moves: NodeMoves };

/** Everything that keeps an execution from moving, all at once; none when it can. Pure. */
export function obstaclesTo({ from, to, moves }: Migration, state: ExecutionState): readonly Obstacle[] {
  const { root } = from.closure;
  if (state.tokens.length === 0) return [{ why: 'ended', flow: root }];
  if (to.closure.root !== root) return [{ why: 'other-flow', flow: root, name: to.closure.root }];
  const changed = state.frames.filter((frame) => frame.caller !== undefined && !isSameSubFlow({ from, to }, frame));
  const lost = new Set(changed.map(({ id }) => id));
  return [
    ...changed.map(({ flow }): Obstacle => ({ why: 'sub-flow-changed', flow })),
    ...state.frames.filter(({ id }) => !lost.has(id)).flatMap((frame) => misfits(to, frame)),
    ...state.tokens
      .filter(({ frame }) => !lost.has(frame))
      .flatMap((token) => hindrances({ from, to, moves }, frameOf(state, token), token)),
  ];
}

function isSameSubFlow({ from, to }: Pick<Migration, 'from' | 'to'>, { flow }: Frame): boolean {
  const [before, after] = [from.closure.flows[flow], to.closure.flows[flow]];
  return before !== undefined && after !== undefined && actsAlike(before, after);
}

/** Values that the version declares no place for, or another type. */
function misfits(to: CompiledFlow, { flow, variables }: Frame): readonly Obstacle[] {
  const declared = new Map([...to.graph(flow).variables.values()].map((decl) => [storedName(decl), decl]));
  return Object.entries(variables).flatMap(([name, value]): readonly Obstacle[] => {
    if (value === null) return [];
    const decl = declared.get(name);
    if (!decl) return [{ why: 'variable-missing', flow, name }];
    return storedSchema(decl.type).safeParse(value).success ? [] : [{ why: 'variable-type', flow, name }];
  });
}

function hindrances({ from, to, moves }: Migration, { flow }: Frame, token: Token): readonly Obstacle[] {
  const at = { flow, node: token.node };
  const moved = moves[flow]?.[token.node];
  const target = to.graph(flow).node(moved ?? token.node);
  const standing = from.graph(flow).node(token.node);
  if (!target) return [moved === undefined ? { why: 'step-removed', ...at } : { why: 'unknown-target', ...at, name: moved }];
  if (!standing || !isSameKind(standing, target)) {
    return [moved === undefined ? { why: 'step-removed', ...at } : { why: 'other-kind', ...at, name: moved }];
  }
  return hindrancesOfPhase(token, standing, target).map((obstacle) => ({ ...at, ...obstacle }));
}

function isSameKind({ placed: one }: CompiledNode, { placed: other }: CompiledNode): boolean {
  return one.kind === other.kind && one.version === other.version;
}

function hindrancesOfPhase({ phase }: Token, standing: CompiledNode, target: CompiledNode): readonly Omit<Obstacle, 'flow' | 'node'>[] {
  switch (phase.is) {
    case 'asked':
      return [{ why: 'effect-pending' }];
    case 'stuck':
      return phase.asked ? [{ why: 'effect-pending' }] : [];
    case 'calling':
      // What the sub-flow was given, and what becomes of its output, is the caller's setting.
      return sameJson(standing.placed.settings, target.placed.settings) ? [] : [{ why: 'sub-flow-changed' }];
    case 'waiting':
      return phase.wait.for === 'person' ? choicesGone(phase.wait.task.choices, standing, target) : [];
    case 'ready':
    case 'joined':
      return [];
    default:
      return phase satisfies never;
  }
}

/** Ways out that a person was offered and that the step no longer has. */
function choicesGone(
  choices: readonly { readonly id: string }[],
  standing: CompiledNode,
  target: CompiledNode,
): readonly Omit<Obstacle, 'flow' | 'node'>[] {
  const waysOf = ({ node, placed }: CompiledNode) => new Set(exitsOf(node.spec, placed.settings).map(({ id }) => id));
  const [before, after] = [waysOf(standing), waysOf(target)];
  return choices.filter(({ id }) => before.has(id) && !after.has(id)).map(({ id }) => ({ why: 'choice-gone', name: id }));
}
