import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Part, type PartArgument, partManifestOf, tryPart } from '@mortise/connectors/sdk';
import type { PartFunction } from '@mortise/shared/connector';
import { canonicalJson, Json, JsonRecord } from '@mortise/shared/json';
import { TenantId } from '@mortise/shared/tenant';
import { z } from 'zod';
import { bundlePart } from '../adapters/part-bundler/bundle-part.ts';
import { type LoadedPart, loadConnector } from '../adapters/part-bundler/load-connector.ts';
import type { Sandbox } from '../ports/sandbox.ts';

/** One promise of one part, kept or not. */
export type PartCheck = { readonly part: string; readonly check: string; readonly ok: boolean; readonly message?: string };

/** `fixtures/VERB.trials.json`: what the other system says, and how the part must end. */
const Trials = z.array(
  z.strictObject({
    name: z.string(),
    input: Json,
    answers: z.array(z.strictObject({ status: z.int(), headers: z.record(z.string(), z.string()).optional(), body: Json.optional() })),
    connection: JsonRecord.optional(),
    key: z.string().optional(),
    expect: z.strictObject({ exit: z.string(), output: Json.optional() }),
  }),
);

/** Checks every part of a connector folder: its declaration, its trials, and that the bundled code behaves in the sandbox as it does here. */
export async function reportOn(folder: string, sandbox: Sandbox): Promise<readonly PartCheck[]> {
  const { connector, parts } = await loadConnector(folder);
  const listed = connector.parts.map(({ id }) => id);
  const reports = await Promise.all(parts.map((loaded) => reportOnPart(loaded, connector.id, listed, sandbox)));
  return reports.flat();
}

type Call = { readonly name: PartFunction; readonly argument: PartArgument; readonly result: string };

async function reportOnPart(
  { part, file }: LoadedPart,
  connector: string,
  listed: readonly string[],
  sandbox: Sandbox,
): Promise<PartCheck[]> {
  const calls: Call[] = [];
  const recorded: Part = {
    ...part,
    invoke(name, argument) {
      const result = part.invoke(name, argument);
      calls.push({ name, argument, result: canonicalJson(result) });
      return result;
    },
  };
  const checks: PartCheck[] = [];
  const check = async (name: string, keep: () => unknown) => checks.push(await kept(part.id, name, keep));
  const trialsFile = join(dirname(file), 'fixtures', `${basename(file, '.part.ts')}.trials.json`);
  const trials = existsSync(trialsFile) ? Trials.parse(JSON.parse(await readFile(trialsFile, 'utf8'))) : [];

  await check('is named after its connector and listed by it', () => {
    if (!part.id.startsWith(`${connector}.`)) throw new Error(`${part.id} does not start with ${connector}.`);
    if (!listed.includes(part.id)) throw new Error('connector.ts does not list it');
  });
  await check('its example fits its input', () => part.input.parse(part.example));
  await check('travels as plain JSON', () => partManifestOf(part));
  await check('every exit is reached by a trial', () => {
    const missing = part.exits.filter(({ id }) => !trials.some((trial) => trial.expect.exit === id)).map(({ id }) => id);
    if (missing.length > 0) throw new Error(`no trial in ${trialsFile} ends by ${missing.join(', ')}`);
  });
  for (const { name, expect, ...trial } of trials)
    await check(`trial: ${name}`, () => {
      const { outcome } = tryPart(recorded, trial);
      if (outcome.exit !== expect.exit) throw new Error(`it left by ${outcome.exit}, not by ${expect.exit}`);
      if (expect.output !== undefined && canonicalJson(outcome.output) !== canonicalJson(expect.output))
        throw new Error('its output is another one');
    });
  await check('behaves in the sandbox as it does here', async () => {
    const code = await bundlePart(file);
    if (calls.length === 0) recorded.invoke('request', { input: part.example, context: { connection: {}, key: 'trial' } });
    for (const call of calls) await compare(call, code, sandbox);
  });
  return checks;
}

/** Repeats a recorded call in the sandbox. */
async function compare({ name, argument, result }: Call, code: string, sandbox: Sandbox): Promise<void> {
  const input = Json.parse(JSON.parse(JSON.stringify(argument)));
  const run = await sandbox.run({ tenant: TenantId.parse('trial'), code, entry: name, input, shared: true });
  if (!run.ok) throw new Error(run.fault.message);
  if (canonicalJson(run.value) !== result)
    throw new Error(`its ${name} gives something else there: does it use a clock, chance or a schema?`);
}

async function kept(part: string, check: string, keep: () => unknown): Promise<PartCheck> {
  try {
    await keep();
    return { part, check, ok: true };
  } catch (error) {
    return { part, check, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
