import { readFileSync } from 'node:fs';
import { DecisionTable } from '@mortise/shared/decision';
import { Json } from '@mortise/shared/json';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Insurer, openInsurer } from './insurer.ts';
import type { Staff } from './staff.ts';
import { until } from './until.ts';

const photo = readFileSync(new URL('../fixtures/receipts/images/01.jpg', import.meta.url));
const phone = '13800001234';
const readingMs = 90_000;

const Listed = z.object({ items: z.array(z.object({ id: z.string(), flow: z.string(), status: z.string() })) });
const Verified = z.object({ ok: z.boolean(), difference: z.unknown().optional() });
const Prepared = z.object({ version: z.string(), problems: z.array(z.unknown()) });
const Page = z.object({
  tally: z.looseObject({ executions: z.int(), same: z.int(), examples: z.array(z.looseObject({ rehearsal: Json.optional() })) }),
});
const Resource = z.object({ body: DecisionTable, version: z.int() });
const Cases = z.object({
  items: z.array(z.object({ variables: z.record(z.string(), Json), decided: Json, amountFen: z.int().optional() })),
  withheld: z.int(),
});

let insurer: Insurer;
let builder: Staff;

/** A customer claims by photo; the claim is small and sound, and is paid at once. */
async function claimIsPaid() {
  const customer = await insurer.customer();
  await customer.say('我要理赔');
  await customer.say(phone);
  await customer.say(await insurer.codeFor(phone));
  await customer.choose('illness');
  await customer.send(photo);
  await until('the payment', () => customer.said().includes('已支付'), readingMs);
  customer.close();
}

beforeAll(async () => {
  insurer = await openInsurer();
  builder = await insurer.staff('builder');
  await claimIsPaid();
  const claims = async () => (await builder.ask('executions.list', { flow: 'medical-claim' }, Listed)).items;
  await until('the end of the claim', async () => (await claims())[0]?.status === 'finished', readingMs);
});
afterAll(() => insurer.close());

/** Lets every execution of a flow go through its saved draft. */
async function onDraft(flow: string) {
  const { version } = await builder.act('rehearsals.prepare', { flow }, Prepared);
  return (await builder.ask('rehearsals.page', { flow, version }, Page)).tally;
}

describe('a claim that was photographed, read, checked, calculated and paid', () => {
  test('replays from its log, and so does the conversation it began in', async () => {
    const { items } = await builder.ask('executions.list', {}, Listed);
    expect(new Set(items.map(({ flow }) => flow))).toEqual(new Set(['front-desk', 'medical-claim']));
    for (const { id } of items) expect(await builder.ask('rehearsals.verify', { execution: id }, Verified)).toEqual({ ok: true });
  });

  test('goes the same way through a draft that changes nothing, reading the photo again, and nobody outside hears of it', async () => {
    const paid = await insurer.payments();
    expect(await onDraft('medical-claim')).toMatchObject({ executions: 1, same: 1 });
    expect(await onDraft('front-desk')).toMatchObject({ executions: 1, same: 1 });
    expect(await insurer.payments()).toEqual(paid);
  });

  test('would go to a reviewer where the draft pays less without one: said exactly, and open from there', async () => {
    const { body, version: ifVersion } = await builder.ask('resources.open', { kind: 'tables', id: 'claim-track' }, Resource);
    const rules = body.rules.map((rule) => ({ ...rule, when: rule.when.map((cell) => cell.replaceAll('5000', '100')) }));
    await builder.act('resources.save', { kind: 'tables', id: 'claim-track', body: { ...body, rules }, ifVersion }, z.unknown());
    const { executions, examples } = await onDraft('medical-claim');
    expect(executions).toBe(1);
    expect(examples).toMatchObject([
      {
        rehearsal: {
          is: 'openFromHere',
          path: { after: { node: 'track' }, recorded: { node: 'which-track', exit: 'instant' }, rehearsed: { node: 'which-track' } },
          decisions: [{ table: 'claim-track', recorded: { track: 'instant' }, rehearsed: { track: 'review' } }],
          open: { node: 'in-review', why: 'effect' },
        },
      },
    ]);
    expect((await insurer.payments()).length).toBe(1);
  });

  test('is a case of the table that chose its track', async () => {
    const cases = await builder.ask('rehearsals.cases', { table: 'claim-track' }, Cases);
    expect(cases).toMatchObject({
      items: [
        {
          variables: { checks: { fails: 0 }, payableFen: Math.round((115_649 - 63_471) * 0.9) },
          decided: { is: 'output', output: { track: 'instant' } },
          amountFen: Math.round((115_649 - 63_471) * 0.9),
        },
      ],
      withheld: 0,
    });
  });

  test('is shown to those who draw, and to nobody else', async () => {
    const agent = await insurer.staff('agent');
    for (const procedure of ['rehearsals.cases', 'rehearsals.page', 'rehearsals.verify']) {
      const input = { table: 'claim-track', flow: 'front-desk', version: 'x', execution: 'x' };
      const names = { 'rehearsals.cases': ['table'], 'rehearsals.page': ['flow', 'version'] }[procedure] ?? ['execution'];
      const asked = agent.ask(procedure, Object.fromEntries(Object.entries(input).filter(([name]) => names.includes(name))), z.unknown());
      await expect(asked).rejects.toThrow(/^403/);
    }
  });
});
