import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, GoldenHistory, productNodes, replayGolden } from '@mortise/runtime/testkit';
import { beforeAll, describe, expect, test } from 'vitest';

const home = fileURLToPath(new URL('../fixtures/golden-histories/', import.meta.url));
const folders = readdirSync(home, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const files = folders.flatMap((folder) => readdirSync(join(home, folder)).map((file) => `${folder}/${file}`));
const historyIn = (file: string) => GoldenHistory.parse(JSON.parse(readFileSync(join(home, file), 'utf8')));

let nodes: Awaited<ReturnType<typeof productNodes>>['nodes'];
beforeAll(async () => {
  ({ nodes } = await productNodes());
});

/** Throws with the step and both builds when today's code decides otherwise. */
function replayed(history: GoldenHistory) {
  const result = replayGolden(history, { nodes, build });
  if (result.ok) return result;
  const { batch, part, flow, node, exit, variables, members, builds } = result.difference;
  const where = `batch ${batch}, ${part}, step ${flow ?? ''} ${node ?? ''}`;
  const what = JSON.stringify({ exit, variables, members });
  throw new Error(`${where}: ${what}; decided by build ${builds.wrote}, otherwise by build ${builds.read}`);
}

describe('an execution of an earlier build', () => {
  test.each(files)('%s replays on today’s code, to the last snapshot', (file) => {
    const history = historyIn(file);
    expect(replayed(history)).toMatchObject({ ok: true, batches: history.batches.length });
  });

  test('that would come out otherwise is named with its step and both builds', () => {
    const history = historyIn(files.find((file) => file.endsWith('/control.json')) ?? '');
    const batches = history.batches.map((batch) => ({
      ...batch,
      build: '0.0.0-earlier',
      path: batch.path.map((step) => (step.node === 'which' ? { ...step, exit: 'large' } : step)),
    }));
    expect(() => replayed({ ...history, batches })).toThrow(/step control which: .*"large".*build 0\.0\.0-earlier, otherwise by build/);
  });
});

test('the newest histories use every kind of step there is, and every kind of event', () => {
  const newest = files.filter((file) => file.startsWith(`${folders.at(-1)}/`)).map(historyIn);
  const used = new Set(
    newest.flatMap(({ versions, batches }) => {
      const kinds = new Map(
        Object.values(versions).flatMap(({ flows }) =>
          Object.values(flows).flatMap((graph) => graph.nodes.map((node) => [`${graph.id} ${node.id}`, node.kind] as const)),
        ),
      );
      return batches.flatMap(({ path }) => path.map(({ flow, node }) => kinds.get(`${flow} ${node}`)));
    }),
  );
  const missing = nodes.specs.map(({ kind }) => kind).filter((kind) => !used.has(kind));
  expect(missing, 'draw them into tests/fixtures/golden-histories/flows.ts and write new histories, see the README there').toEqual([]);
  const events = new Set(newest.flatMap(({ batches }) => batches.flatMap((batch) => batch.events.map(({ type }) => type))));
  expect([...events].sort()).toEqual([
    'cancelled',
    'childFinished',
    'decided',
    'failed',
    'fired',
    'migrated',
    'performed',
    'received',
    'signalled',
    'started',
  ]);
});
