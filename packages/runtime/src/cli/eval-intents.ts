import { parseArgs } from 'node:util';
import { defineFault, faultDataFrom } from '@mortise/shared/fault';
import { z } from 'zod';
import { type IntentModel, trainIntents } from '../capabilities/intents/index.ts';
import type { Command } from './command.ts';
import { csvRows } from './csv-rows.ts';
import { outOfScope, rejectionThreshold, scoreIntents } from './intent-score.ts';

const Labelled = z.object({ text: z.string(), intent: z.string().min(1) });
type Labelled = z.infer<typeof Labelled>;
const usage = '--train CSV --test CSV [--shots K] [--json]';
const heldOutEvery = 5;
const wrongOptions = defineFault<{ usage: string }>('eval.wrong-options', 'caller', () => `usage: mortise eval intents ${usage}`);
const noIntents = defineFault<{ path: string }>(
  'eval.no-intents',
  'caller',
  ({ path }) => `${path} has no row with an intent of the scope`,
);

/** `mortise eval intents`: trains the product's own recognition of intents on one table and measures it on another. */
export const evalIntents: Command = {
  name: 'eval intents',
  usage,
  summary: 'Trains on a table (columns text,intent; intent oos is out of scope) and measures recognition on another.',
  async run(args, io) {
    const json = args.includes('--json');
    try {
      const options = optionsFrom(args);
      if (options.help === true) {
        io.err(`mortise eval intents ${usage}\n${evalIntents.summary}`);
        return 0;
      }
      if (options.train === undefined || options.test === undefined) throw wrongOptions({ usage });
      const train = firstOfEach(await csvRows(options.train, Labelled), shotsFrom(options.shots));
      if (train.every(({ intent }) => intent === outOfScope)) throw noIntents({ path: options.train });
      const report = evaluate(train, await csvRows(options.test, Labelled));
      if (json) io.out(JSON.stringify(report));
      else io.err(JSON.stringify(report, undefined, 2));
      return 0;
    } catch (error) {
      const { code, message } = faultDataFrom(error);
      if (json) io.out(JSON.stringify({ ok: false, fault: { code, message } }));
      io.err(message);
      return 1;
    }
  },
};

function evaluate(train: readonly Labelled[], test: readonly Labelled[]) {
  const begin = performance.now();
  const model = modelOf(train);
  const trainSeconds = rounded((performance.now() - begin) / 1000);
  // Nothing is rejected where nothing is out of scope: rejection would only cost right answers.
  const rejects = [...train, ...test].some(({ intent }) => intent === outOfScope);
  const times: number[] = [];
  const rows = test.map((row) => {
    const asked = performance.now();
    const recognised = recognisedBy(model, row);
    times.push(performance.now() - asked);
    return recognised;
  });
  times.sort((one, other) => one - other);
  const at = (share: number) => rounded(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  const threshold = rejects ? thresholdFrom(train) : 0;
  return { ...scoreIntents(rows, threshold), msPerText: { p50: at(0.5), p95: at(0.95) }, trainSeconds, n: test.length };
}

/** Trains without every fifth phrase of each intent, and chooses the threshold on those and on the rows out of scope, which no model trains on. */
function thresholdFrom(train: readonly Labelled[]): number {
  const seen = new Map<string, number>();
  const kept: Labelled[] = [];
  const heldOut: Labelled[] = [];
  for (const row of train) {
    const count = (seen.get(row.intent) ?? 0) + 1;
    seen.set(row.intent, count);
    (row.intent === outOfScope || count % heldOutEvery === 0 ? heldOut : kept).push(row);
  }
  const model = modelOf(kept);
  return rejectionThreshold(heldOut.map((row) => recognisedBy(model, row)));
}

function modelOf(rows: readonly Labelled[]): IntentModel {
  const phrases = Map.groupBy(
    rows.filter(({ intent }) => intent !== outOfScope),
    ({ intent }) => intent,
  );
  const intents = [...phrases].map(([id, own]) => ({ id, title: { zh: id, en: id }, phrases: own.map(({ text }) => text) }));
  return trainIntents({ id: 'evaluated', intents });
}

function recognisedBy(model: IntentModel, { text, intent }: Labelled) {
  const best = model.ranking(text).slice(0, 3);
  return { intent, best: best.map((one) => one.intent), confidence: best[0]?.confidence ?? 0 };
}

/** The first `shots` rows of each intent; rows out of scope are all kept. */
function firstOfEach(rows: readonly Labelled[], shots: number): readonly Labelled[] {
  const seen = new Map<string, number>();
  return rows.filter(({ intent }) => {
    const count = (seen.get(intent) ?? 0) + 1;
    seen.set(intent, count);
    return intent === outOfScope || count <= shots;
  });
}

function shotsFrom(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^[1-9]\d*$/.test(text)) throw wrongOptions({ usage });
  return Number(text);
}

function optionsFrom(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        train: { type: 'string' },
        test: { type: 'string' },
        shots: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (cause) {
    throw wrongOptions({ usage }, cause);
  }
}

const rounded = (value: number) => Number(value.toFixed(3));
