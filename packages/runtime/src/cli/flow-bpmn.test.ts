import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FlowGraph, validateFlow } from '@mortise/shared/flow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { productNodes } from '../open-ports.ts';
import type { Command } from './command.ts';
import { evalBpmn } from './eval-bpmn.ts';
import { flowExport } from './flow-export.ts';
import { flowImport } from './flow-import.ts';

const claim = fileURLToPath(new URL('../../../shared/src/bpmn/fixtures/claim.bpmn', import.meta.url));
const Imported = z.object({ ok: z.literal(true), flows: z.array(FlowGraph) });

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flow-bpmn-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function call(command: Command, ...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await command.run(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, said: JSON.parse(out.join('')), err: err.join('\n') };
}

describe('mortise flow import and flow export', () => {
  test('give back the very file that was read, from the flows that were printed', async () => {
    const imported = await call(flowImport, claim, '--from', 'bpmn', '--json');
    const printed = join(folder, 'printed.json');
    await writeFile(printed, JSON.stringify(imported.said));
    expect(await call(flowExport, printed, '--to', 'bpmn')).toMatchObject({
      code: 0,
      said: { ok: true, bpmn: await readFile(claim, 'utf8') },
    });
  });

  test('go by files, one for each flow, and never write over one that is there', async () => {
    const flows = join(folder, 'flows');
    const imported = await call(flowImport, claim, '--from', 'bpmn', '--out', flows);
    expect(imported.said).toMatchObject({ ok: true, flows: [{ id: 'claim-process' }, { id: 'survey' }, { id: 'payment' }] });
    const files = (await readdir(flows)).map((name) => join(flows, name));
    const back = join(folder, 'back.bpmn');
    expect((await call(flowExport, ...files, '--to', 'bpmn', '--out', back)).said).toMatchObject({ ok: true, bpmn: back });
    expect(await readFile(back, 'utf8')).toBe(await readFile(claim, 'utf8'));
    expect(await call(flowImport, claim, '--from', 'bpmn', '--out', flows)).toMatchObject({
      code: 1,
      said: { fault: { code: 'flow.would-overwrite' } },
    });
  });

  test('tell what is wrong, and do nothing', async () => {
    const broken = join(folder, 'broken.bpmn');
    await writeFile(broken, '<definitions>');
    expect(await call(flowImport, broken, '--from', 'bpmn')).toMatchObject({
      code: 1,
      said: { ok: false, fault: { code: 'flow.not-imported' } },
    });
    expect(await call(flowImport, claim, '--from', 'visio')).toMatchObject({ code: 1, said: { fault: { code: 'flow.unknown-format' } } });
    expect(await call(flowImport, join(folder, 'absent'), '--from', 'bpmn')).toMatchObject({
      said: { fault: { code: 'bpmn.unreadable' } },
    });
    expect(await call(flowExport, broken, '--to', 'bpmn')).toMatchObject({ code: 1, said: { fault: { code: 'flow.not-a-flow' } } });
  });

  test('make steps that this product has: what is left to mend is named, and nothing else', async () => {
    const { nodes } = await productNodes();
    const { flows } = Imported.parse((await call(flowImport, claim, '--from', 'bpmn')).said);
    const problems = flows.flatMap((graph) => validateFlow(graph, nodes.specs)).filter(({ severity }) => severity === 'error');
    const told = problems.map(({ code, node, setting }) => [node, code.replace('flow.', ''), setting].filter(Boolean).join(' ')).sort();
    expect(told).toEqual([
      'ask_hospital opaque-node',
      'large expression.syntax cases.1.when',
      'large expression.unknown-name cases.0.when',
      'p_do opaque-node',
      'pay exit-not-connected',
      'remind opaque-node',
      'rules bad-settings keep',
      'survey exit-not-connected',
      'visit opaque-node',
    ]);
  });
});

describe('mortise eval bpmn', () => {
  test('counts what was kept of each file below a folder, and names what was not read', async () => {
    const files = join(folder, 'files', 'deep');
    await mkdir(files, { recursive: true });
    await copyFile(claim, join(files, 'claim.bpmn'));
    const whole = await call(evalBpmn, '--files', join(folder, 'files'), '--json');
    expect(whole).toMatchObject({ code: 0, said: { parsed: 1, nodesKept: 1, edgesKept: 1, roundTrip: 1, total: 1 } });
    const half = (await readFile(claim, 'utf8')).replace('</bpmn:definitions>', '');
    await writeFile(join(files, 'half.bpmn'), half);
    const { said, err } = await call(evalBpmn, '--files', join(folder, 'files'), '--json');
    expect(said).toEqual({ parsed: 1, nodesKept: 0.5, edgesKept: 0.5, roundTrip: 1, total: 2 });
    expect(err).toMatch(/no +0\/\d+.*half\.bpmn/);
  });

  test('says that there is nothing to measure', async () => {
    for (const args of [[], ['--files', join(folder, 'absent')], ['--files', join(folder, 'flows')]])
      expect(await call(evalBpmn, ...args)).toMatchObject({ code: 1, said: { ok: false, fault: { code: 'eval.no-bpmn-files' } } });
  });
});
