import type { Token } from '@mortise/shared/execution';
import { frameOf } from '../sight.ts';
import type { Asking } from './asking.ts';
import type { Locals } from './locals.ts';
import type { Stage } from './stage.ts';

/**
 * Why a rehearsal cannot go on without guessing. `input`: the flow takes another input. `question`: the customer was never asked this.
 * `decision`, `incident`: no person was shown this. `timer`: nobody waited so long, or the time runs out before what was recorded.
 * `effect`: the outside was never asked this, or not so often. `local`: the step needs what lives on, or could not be run here.
 * `signal`, `child`: it never came, or of another process. `join`: branches wait for one that does not come.
 */
export const openReasons = ['input', 'question', 'decision', 'incident', 'timer', 'effect', 'local', 'signal', 'child', 'join'] as const;

/** The step from which on nothing recorded answers. `detail`: a port or the name of an input; never a value. */
export type OpenFrom = {
  readonly flow: string;
  readonly node: string;
  readonly why: (typeof openReasons)[number];
  readonly detail?: string;
};

/** Where a rehearsal stands that has nothing more to hear; a step that also waited at the recording's end is not named before others. */
export function openFrom({ asked, state }: Stage, recordedOpen: readonly string[], locals: Locals): OpenFrom {
  const waiting = asked.filter(({ token }) => token !== undefined);
  const found = waiting.find(({ key, is }) => is !== 'timer' && !recordedOpen.includes(key)) ?? waiting[0];
  const token = found?.token ?? state.tokens[0];
  if (!token) throw new Error(`execution ${state.id} stands nowhere`);
  const flow = frameOf(state, token).flow;
  const unknown = locals.unknown(token);
  return { flow, node: token.node, why: whyOf(found, unknown), ...(unknown === undefined ? {} : { detail: unknown }) };
}

/** A step whose time runs out before what was recorded. */
export function openAtTimer({ state }: Stage, token: Token): OpenFrom {
  return { flow: frameOf(state, token).flow, node: token.node, why: 'timer' };
}

function whyOf(asking: Asking | undefined, unknown: string | undefined): OpenFrom['why'] {
  if (unknown !== undefined) return 'local';
  if (!asking) return 'join';
  switch (asking.is) {
    case 'message':
      return 'question';
    case 'decision':
      return asking.token?.phase.is === 'stuck' ? 'incident' : 'decision';
    case 'retry':
      return 'effect';
    default:
      return asking.is;
  }
}
