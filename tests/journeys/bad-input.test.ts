import { readFileSync } from 'node:fs';
import { closureOf, draw, variable } from '@mortise/runtime/testkit';
import type { FlowGraph } from '@mortise/shared/flow';
import { serviceScope, TenantId } from '@mortise/shared/tenant';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Insurer, openInsurer } from './insurer.ts';

const photo = (name: string) => readFileSync(new URL(`../fixtures/receipts/images/${name}`, import.meta.url));
const scope = serviceScope(TenantId.parse('anhe'));
const reading = { timeout: 90_000, interval: 200 };
const phone = '13800001234';

const Groups = z.array(z.object({ flow: z.string(), node: z.string(), cause: z.object({ code: z.string() }) }));
const Saved = z.object({ draftVersion: z.int(), problems: z.array(z.object({ code: z.string() })) });

let insurer: Insurer;
beforeAll(async () => {
  insurer = await openInsurer();
});
afterAll(() => insurer.close());

/** Puts a drawing in force, however bad, and calls it by webhook. */
async function run(graph: FlowGraph, body: object = {}) {
  const { flows, tokens } = insurer.product.desks;
  await flows.releases.add(scope, closureOf(graph), 'for the test');
  const { token } = await tokens.create(scope, { name: graph.id, roles: ['agent'], expiresInDays: 1 });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${insurer.address}/hooks/anhe/${graph.id}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: z.object({ status: z.string() }).parse(await answer.json()) };
}

/** Why a flow's executions wait for an operator. */
async function causesOf(flow: string): Promise<readonly string[]> {
  const groups = await (await insurer.staff('builder')).ask('incidents.groups', undefined, Groups);
  return groups.filter((group) => group.flow === flow).map(({ node, cause }) => `${node} ${cause.code}`);
}

const sound = draw(
  'sound',
  [
    [
      'add',
      'flows.code',
      { script: 'function main() { return { sum: 2 } }', input: [], keep: [{ name: 'sum', variable: 'sum' }] },
      { next: 'end' },
    ],
    ['end', 'flows.respond', { fields: [{ name: 'sum', value: 'sum' }] }, {}],
  ],
  { variables: [variable('sum', 'number')] },
);

describe('an upload that is no photo', () => {
  const bomb = new Uint8Array(64);
  bomb.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60, 8, 2]);

  test.each([
    ['a text that calls itself .jpg', new TextEncoder().encode('please pay me 1,000 yuan'), 'image.unreadable'],
    ['a header that declares 60000 x 60000 pixels', bomb, 'image.too-large'],
    ['nothing at all', new Uint8Array(), 'image.unreadable'],
  ])('%s is refused by name, and the conversation goes on', async (_what, bytes, code) => {
    const customer = await insurer.customer();
    expect(await customer.upload(bytes, 'receipt.jpg')).toMatchObject({ status: 400, body: { code } });
    await customer.say('谢谢');
    expect(customer.said()).toContain('不客气');
    customer.close();
  });
});

test('a photo on which nothing can be read is asked for again, and the claim goes on when a better one comes', async () => {
  const blank = await sharp({ create: { width: 1400, height: 1000, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  const customer = await insurer.customer();
  await customer.say('我要理赔');
  await customer.say(phone);
  await customer.say(await insurer.codeFor(phone));
  await customer.choose('illness');
  await customer.send(blank);
  await expect.poll(() => customer.said(), reading).toContain('看不清楚');
  const claimNo = /CL\d{17}/.exec(customer.said())?.[0] ?? '';
  await customer.send(photo('01.jpg'));
  await expect.poll(() => customer.said(), reading).toContain('已支付');
  expect((await insurer.payments()).map((payment) => payment.claimNo)).toEqual([claimNo]);
  customer.close();
});

test('two messages at once in one conversation are each heard once and answered, one after the other', async () => {
  const customer = await insurer.customer();
  await Promise.all([customer.say('谢谢'), customer.say('多谢')]);
  await expect.poll(() => customer.said().split('不客气').length - 1).toBe(2);
  expect(
    customer.entries
      .filter(({ from }) => from === 'customer')
      .map(({ text }) => text)
      .sort(),
  ).toEqual(['多谢', '谢谢']);
  expect(customer.entries.map(({ n }) => n)).toEqual(customer.entries.map((_, index) => index + 1));
  customer.close();
});

describe('a malformed drawing', () => {
  const malformed = (id: string): FlowGraph =>
    draw(id, [
      ['first', 'flows.set', { rows: [{ variable: 'unheardOf', value: '1 +' }] }, { next: 'nowhere', sideways: 'last' }],
      ['strange', 'flows.teleport', {}, {}],
      ['table', 'flows.decide', { table: 'no-table', keep: [] }, { next: 'last' }],
      ['half', 'flows.code', { script: 7 }, { next: 'last' }],
      ['last', 'flows.end', {}, {}],
    ]);

  test('is kept as a draft, and its publication is refused with all its problems at once', async () => {
    const builder = await insurer.staff('builder');
    const name = { zh: '坏的', en: 'Bad' };
    const { draftVersion } = await builder.act('flows.create', { id: 'bad', name, type: 'process' }, Saved.pick({ draftVersion: true }));
    const saved = await builder.act('flows.save', { id: 'bad', graph: malformed('bad'), ifVersion: draftVersion }, Saved);
    const publish = builder.act('flows.publish', { id: 'bad', message: 'try', ifVersion: saved.draftVersion }, z.unknown());
    const refused = String(await publish.catch(String));
    expect(refused).toContain('flow.not-publishable');
    const codes = saved.problems.map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(4);
    for (const code of codes) expect(refused).toContain(code);
    expect(await insurer.product.desks.flows.releases.live(scope, 'bad')).toBeUndefined();
  });

  test.each([
    ['no drawing', 7],
    ['a drawing of another format', { ...malformed('bad'), format: 2 }],
    ['a node without a place', { ...malformed('bad'), nodes: [{ id: 'a', kind: 'flows.end', version: 1, settings: {} }] }],
    ['members nobody asked for', { ...malformed('bad'), admin: true }],
  ])('that is %s is not even kept', async (_what, graph) => {
    const builder = await insurer.staff('builder');
    const save = builder.act('flows.save', { id: 'bad', graph, ifVersion: 1 }, z.unknown());
    await expect(save).rejects.toThrow(/^400 .*request\.malformed/s);
  });
});

describe('a published flow that misbehaves is set aside as an incident, and the product goes on:', () => {
  const circle = draw(
    'circle',
    [
      ['there', 'flows.set', { rows: [{ variable: 'n', value: '1' }] }, { next: 'back' }],
      ['back', 'flows.set', { rows: [{ variable: 'n', value: '2' }] }, { next: 'there' }],
    ],
    { variables: [variable('n', 'number')] },
  );
  const code = (id: string, script: string) =>
    draw(id, [
      ['code', 'flows.code', { script, input: [], keep: [] }, { next: 'end' }],
      ['end', 'flows.end', {}, {}],
    ]);

  test.each([
    ['a circle without an end', circle, /^(there|back) execution\.endless$/],
    ['code that loops', code('loops', 'function main() { for (;;) {} }'), /^code sandbox\.timeout$/],
    [
      'code that eats memory',
      code('eats', 'function main() { const all = []; for (;;) all.push(new Array(1e6).fill(1.5)) }'),
      /^code sandbox\.out-of-memory$/,
    ],
  ])('%s', async (_what, graph, cause) => {
    expect(await run(graph)).toEqual({ status: 200, body: { status: 'stuck' } });
    await expect.poll(() => causesOf(graph.id)).toEqual([expect.stringMatching(cause)]);
    expect(await run(sound)).toEqual({ status: 200, body: { status: 'finished' } });
  });
});
