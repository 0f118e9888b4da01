import type { Batch, ExecutionEvent, ExecutionState, Task, Token } from '@mortise/shared/execution';
import type { FlowClosure } from '@mortise/shared/flow';
import { advance } from '../engine/advance.ts';
import { batchFrom } from '../engine/batch.ts';
import { type CompiledFlow, compileFlow } from '../engine/compile-flow.ts';
import { nodeCollection } from '../engine/index.ts';
import { dueOf } from '../engine/status.ts';
import { localResultOf, randomKinds } from './random-flow.ts';

/** A random flow, compiled under the name `version`. */
export function compiledAtRandom(version: string, closure: FlowClosure): CompiledFlow {
  const compilation = compileFlow(version, closure, nodeCollection(randomKinds));
  if (!compilation.ok) throw new Error(compilation.faults.map(({ message }) => message).join('; '));
  return compilation.flow;
}

/** What could happen next: everything that somebody or something outside could tell the execution now. */
type Possible = (at: string) => ExecutionEvent;

/** Runs a flow with what `choices` pick of all that could happen next, for as long as something can; gives the log with every snapshot. */
export function runAtRandom(flow: CompiledFlow, choices: readonly number[], build = 'test'): readonly Batch[] {
  const id = 'x1';
  const origin = { channel: 'command', conversation: id, environment: 'test', language: 'zh', assurance: 'anonymous' } as const;
  let now = Date.parse('2026-03-02T01:00:00.000Z');
  const instant = () => new Date(now).toISOString();
  const started: ExecutionEvent = { type: 'started', at: instant(), version: flow.version, input: { x: 1 }, origin };
  const batches: Batch[] = [batchFrom(0, started, advance(flow, undefined, started, id), build)];
  for (const choice of choices) {
    const last = batches.at(-1);
    if (!last || last.snapshot.tokens.length === 0) break;
    const possible = possibleIn(last.snapshot, batches.length);
    const happens = possible[choice % possible.length];
    if (!happens) break;
    now += 1 + (choice % 5000);
    const event = happens(instant());
    now = Math.max(now, Date.parse(event.at));
    batches.push(batchFrom(last.seq, event, advance(flow, last.snapshot, event, id), build));
  }
  return batches;
}

function possibleIn(state: ExecutionState, n: number): readonly Possible[] {
  const said =
    (text: string): Possible =>
    (at) => ({ type: 'received', at, message: { id: `m${n}`, text } });
  return [said('4'), said('7'), said('hm'), ...state.tokens.flatMap((token) => possibleFor(token))];
}

function possibleFor(token: Token): readonly Possible[] {
  const { phase } = token;
  const due = dueOf(token);
  const fires: readonly Possible[] = due === undefined ? [] : [(at) => ({ type: 'fired', at: laterOf(at, due), timer: due })];
  if (phase.is === 'asked' && phase.retryAt === undefined) return answersTo(phase);
  if (phase.is === 'stuck') return decisionsOf(phase.incident);
  if (phase.is !== 'waiting') return fires;
  const { wait } = phase;
  if (wait.for === 'person') return [...fires, ...decisionsOf(wait.task)];
  if (wait.for !== 'child') return fires;
  const finished: Possible = (at) => ({ type: 'childFinished', at, child: wait.child, status: 'finished', output: { x: 2 } });
  return [finished, (at) => ({ type: 'childFinished', at, child: wait.child, status: 'failed', output: {} })];
}

function laterOf(one: string, other: string): string {
  return new Date(Math.max(Date.parse(one), Date.parse(other))).toISOString();
}

function answersTo({ key, nodeKind, request }: Extract<Token['phase'], { is: 'asked' }>): readonly Possible[] {
  const result = nodeKind === 'flows.local-effect' ? localResultOf(request) : 3;
  const performed: Possible = (at) => ({ type: 'performed', at, key, result, ms: 5 });
  if (nodeKind === 'flows.local-effect') return [performed];
  const failed = (blame: 'outside' | 'author'): Possible => {
    const fault = { code: `test.${blame}`, blame, message: 'no', facts: {} };
    return (at) => ({ type: 'failed', at, key, fault, ms: 5 });
  };
  return [performed, failed('outside'), failed('author')];
}

function decisionsOf(task: Task): readonly Possible[] {
  return task.choices.map(({ id }) => (at) => ({ type: 'decided', at, task: task.id, by: 'user:li', choice: id, values: {} }));
}
