import { faultDataFrom } from '@mortise/shared/fault';
import { addTallies, emptyTally, type Fared, type Tally, tallyOf } from '@mortise/shared/rehearsal';
import type { Scope } from '@mortise/shared/tenant';
import { type CompiledFlow, recordingOf, rehearse } from '../../engine/index.ts';
import type { ExecutionFilter, ExecutionRow, ExecutionStore, PageRequest } from '../../ports/execution-store.ts';
import type { Ports } from '../../ports/ports.ts';
import { maskRehearsal } from './mask-rehearsal.ts';
import type { PastExecutions } from './past-executions.ts';

export type RehearsalSources = {
  readonly executions: Pick<ExecutionStore, 'list' | 'load'>;
  readonly past: PastExecutions;
  readonly ports: Ports;
};

/** Executions are read while others are decided again: the store works beside. */
const atOnce = 8;

/** Lets one past execution go through a version; what it tells is masked for the reader. */
export async function rehearsePast(
  { past, ports }: Omit<RehearsalSources, 'executions'>,
  scope: Scope,
  { row, flow, signal }: { readonly row: ExecutionRow; readonly flow: CompiledFlow; readonly signal: AbortSignal },
): Promise<Fared> {
  const recorded = recordingOf(await past.read(scope, row));
  if (!recorded.ok) return { fared: 'notReplayable', execution: row.id, difference: recorded.difference };
  const rehearsal = await rehearse({ recording: recorded.recording, flow, ports, scope, signal });
  return { fared: 'rehearsed', execution: row.id, rehearsal: maskRehearsal(scope, flow.closure, rehearsal) };
}

/** A page of past executions on a version: their tally, and where the next page begins. */
export type RehearsedPage = { readonly tally: Tally; readonly next?: string | undefined };

/**
 * Lets a page of past executions, the newest first, go through a version. What cannot be read any more (its customer was erased, its version
 * does not compile) is counted with its code, never passed over. Throws the signal's reason when aborted.
 */
export async function rehearsePage(
  sources: RehearsalSources,
  scope: Scope,
  asked: { readonly version: string; readonly filter: ExecutionFilter; readonly page: PageRequest; readonly signal: AbortSignal },
): Promise<RehearsedPage> {
  const { version, filter, page, signal } = asked;
  const flow = await sources.past.version(scope, version);
  const listed = await sources.executions.list(scope, filter, page);
  const waiting = [...listed.items];
  let tally = emptyTally;
  const work = async () => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      signal.throwIfAborted();
      const fared = await faredOrUnreadable(sources, scope, { row, flow, signal });
      tally = addTallies(tally, tallyOf(fared));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { tally, next: listed.next };
}

async function faredOrUnreadable(
  sources: RehearsalSources,
  scope: Scope,
  one: { readonly row: ExecutionRow; readonly flow: CompiledFlow; readonly signal: AbortSignal },
): Promise<Fared> {
  try {
    return await rehearsePast(sources, scope, one);
  } catch (error) {
    one.signal.throwIfAborted();
    return { fared: 'unreadable', execution: one.row.id, code: faultDataFrom(error).code };
  }
}
