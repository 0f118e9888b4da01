import type { Token } from '@mortise/shared/execution';
import type { OpenFrom, OpenReason } from '@mortise/shared/rehearsal';
import { frameOf } from '../sight.ts';
import type { Asking } from './asking.ts';
import type { Locals } from './locals.ts';
import type { Stage } from './stage.ts';

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

function whyOf(asking: Asking | undefined, unknown: string | undefined): OpenReason {
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
