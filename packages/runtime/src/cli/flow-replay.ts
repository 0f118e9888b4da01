import { parseArgs } from 'node:util';
import { defineFault } from '@mortise/shared/fault';
import type { Problem } from '@mortise/shared/flow';
import { addTallies, emptyTally } from '@mortise/shared/rehearsal';
import { answering, type Command, type CommandIo, wrongOptions } from './command.ts';
import { readFlow } from './flow-file.ts';
import { tellProblems } from './flow-publish.ts';
import { targetOptions } from './product-desk.ts';
import { openReplayDesk, type ReplayDesk } from './replay-desk.ts';

const notRunnable = defineFault<{ flow: string; errors: number }>(
  'replay.draft-not-runnable',
  'author',
  ({ flow, errors }) => `${flow} has ${errors} errors to mend first`,
);

const options = {
  ...targetOptions,
  with: { type: 'string' },
  draft: { type: 'boolean', default: false },
  flow: { type: 'string' },
  limit: { type: 'string', default: '10000' },
  environment: { type: 'string' },
  json: { type: 'boolean' },
} as const;

const pageSize = 200;
const mostExecutions = 1_000_000;

/** Decides past executions again: on their own version, or on a drawing. Calls nobody outside, changes nothing. */
export const flowReplay: Command = {
  name: 'flow replay',
  usage:
    'flow replay EXECUTION | --flow FLOW [--limit 10000] [--environment live|test]  [--with FILE | --draft]  (--url URL --token TOKEN | --data DIR --tenant T) [--json]',
  summary:
    'Replays past executions on their own version, or on a drawing. Prints {ok, execution, batches, difference?}, {fared, rehearsal}, or a tally.',
  run: (args, io) =>
    answering(flowReplay, args, io, async () => {
      const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
      const [execution] = positionals;
      const { flow } = values;
      if (positionals.length > 1 || (execution === undefined) === (flow === undefined)) throw wrongOptions({ usage: flowReplay.usage });
      const cancel = new AbortController();
      const stop = () => cancel.abort();
      process.once('SIGINT', stop);
      const desk = await openReplayDesk(values, cancel.signal);
      try {
        const version = await versionFrom(desk, values, io);
        if (execution !== undefined) return await replayOne(desk, { execution, version }, io);
        const asked = { flow: flow ?? '', limit: limitFrom(values.limit), environment: environmentFrom(values.environment) };
        return await (version === undefined
          ? verifyMany(desk, asked, io, cancel.signal)
          : rehearseMany(desk, { ...asked, version }, io, cancel.signal));
      } finally {
        process.removeListener('SIGINT', stop);
        await desk.close();
      }
    }),
};

type Values = { readonly with?: string | undefined; readonly draft: boolean; readonly flow?: string | undefined };

/** The version to try: a file's drawing, the saved draft, or none: each execution's own. */
async function versionFrom(desk: ReplayDesk, { with: file, draft, flow }: Values, io: CommandIo): Promise<string | undefined> {
  if (file === undefined && !draft) return undefined;
  if ((file !== undefined && draft) || (draft && flow === undefined)) throw wrongOptions({ usage: flowReplay.usage });
  const graph = file === undefined ? undefined : await readFlow(file);
  const id = graph?.id ?? flow ?? '';
  const { version, problems } = await desk.prepare(id, graph);
  if (version !== undefined) return version;
  throw refusal(id, problems, io);
}

function refusal(flow: string, problems: readonly Problem[], io: CommandIo) {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const refused = notRunnable({ flow, errors: errors.length }, errors);
  tellProblems(refused, io);
  return refused;
}

async function replayOne(
  desk: ReplayDesk,
  { execution, version }: { readonly execution: string; readonly version: string | undefined },
  io: CommandIo,
): Promise<number> {
  if (version === undefined) {
    const verified = await desk.verify(execution);
    io.out(JSON.stringify(verified));
    return verified.ok ? 0 : 1;
  }
  const fared = await desk.one(execution, version);
  io.out(JSON.stringify(fared));
  return fared.fared === 'rehearsed' ? 0 : 1;
}

type Many = { readonly flow: string; readonly limit: number; readonly environment: 'live' | 'test' | undefined };

/** Page by page until enough or all are done, or it was cancelled: then what was counted so far is told, and that it is not all. */
async function rehearseMany(
  desk: ReplayDesk,
  asked: Many & { readonly version: string },
  io: CommandIo,
  signal: AbortSignal,
): Promise<number> {
  let tally = emptyTally;
  let cursor: string | undefined;
  do {
    const limit = Math.min(pageSize, asked.limit - tally.executions);
    const page = await desk.page({ ...asked, limit, cursor }).catch(cancelledOr(signal));
    if (!page) break;
    tally = addTallies(tally, page.tally);
    cursor = page.next;
    io.err(`${tally.executions} of at most ${asked.limit}: ${tally.same} same, ${tally.differs} differ, ${tally.openFromHere} open`);
  } while (cursor !== undefined && tally.executions < asked.limit && !signal.aborted);
  io.out(JSON.stringify({ ok: !signal.aborted, cancelled: signal.aborted, flow: asked.flow, version: asked.version, ...tally }));
  return signal.aborted ? 1 : 0;
}

async function verifyMany(desk: ReplayDesk, asked: Many, io: CommandIo, signal: AbortSignal): Promise<number> {
  const differing: unknown[] = [];
  let executions = 0;
  let cursor: string | undefined;
  do {
    const page = await desk.list({ ...asked, limit: Math.min(pageSize, asked.limit - executions), cursor }).catch(cancelledOr(signal));
    for (const execution of page?.items ?? []) {
      const verified = await desk.verify(execution).catch(cancelledOr(signal));
      if (!verified) break;
      executions++;
      if (!verified.ok) differing.push(verified);
    }
    cursor = page?.next;
    io.err(`${executions} of at most ${asked.limit}: ${differing.length} differ`);
  } while (cursor !== undefined && executions < asked.limit && !signal.aborted);
  const ok = !signal.aborted && differing.length === 0;
  const examples = differing.slice(0, 20);
  io.out(JSON.stringify({ ok, cancelled: signal.aborted, flow: asked.flow, executions, differing: differing.length, examples }));
  return ok ? 0 : 1;
}

/** What is thrown because it was cancelled is no failure. */
function cancelledOr(signal: AbortSignal) {
  return (error: unknown): undefined => {
    if (!signal.aborted) throw error;
  };
}

function limitFrom(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > mostExecutions) throw wrongOptions({ usage: flowReplay.usage });
  return limit;
}

function environmentFrom(text: string | undefined): 'live' | 'test' | undefined {
  if (text === undefined || text === 'live' || text === 'test') return text;
  throw wrongOptions({ usage: flowReplay.usage });
}
