import { readFileSync } from 'node:fs';
import { ReviewCase } from '@mortise/shared/claim';
import { Json } from '@mortise/shared/json';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Customer } from './customer.ts';
import { type Insurer, openInsurer } from './insurer.ts';

const photo = (name: string) => readFileSync(new URL(`../fixtures/receipts/images/${name}`, import.meta.url));
const Tasks = z.object({ items: z.array(z.object({ id: z.string(), businessKey: z.string().optional() })) });
const phone = '13800001234';
const reading = { timeout: 90_000, interval: 200 };

describe('a photographed receipt', () => {
  let insurer: Insurer;
  beforeAll(async () => {
    insurer = await openInsurer();
  });
  afterAll(() => insurer.close());

  /** Says what is wanted, proves the phone, names the cause and sends the photo; gives the claim's number. */
  async function claim(customer: Customer, words: string, name: string): Promise<string> {
    await customer.say(words);
    await customer.say(phone);
    await customer.say(await insurer.codeFor(phone));
    await customer.choose('illness');
    await customer.send(photo(name));
    await expect.poll(() => customer.said(), reading).toMatch(/CL\d{17}/);
    return /CL\d{17}/.exec(customer.said())?.[0] ?? '';
  }

  async function reviewOf(claimNo: string) {
    const reviewer = await insurer.staff('reviewer');
    const find = async () => {
      const tasks = await reviewer.ask('tasks.list', { types: ['claims.review'], status: 'open', limit: 50 }, Tasks);
      return tasks.items.find(({ businessKey }) => businessKey === claimNo)?.id;
    };
    await expect.poll(find, reading).toBeDefined();
    return { reviewer, task: (await find()) ?? '' };
  }

  test('goes from the chat through reading, calculation and track to a reviewer, survives a restart, and is paid once', async () => {
    // By the receipt's own figures (truth.jsonl): total − own expense − fund − other public, of which the policy pays 90 %.
    const paidFen = Math.round((3_289_516 - 611_346 - 1_290_688 - 146_265) * 0.9);
    const customer = await insurer.customer();
    const claimNo = await claim(customer, '住院了想报销', '03.jpg');
    await reviewOf(claimNo);

    await insurer.restart();
    await customer.connect(insurer.address);
    await customer.say('理赔进度');
    expect(customer.said()).toContain('审核人员正在处理');

    const { reviewer, task } = await reviewOf(claimNo);
    const review = await reviewer.ask('claims.review', { task }, ReviewCase);
    expect(review.suggestion.amountFen).toBe(paidFen);
    expect(review.receipts[0]?.fields.find(({ name }) => name === 'totalFen')).toMatchObject({ value: '3289516', box: expect.anything() });
    expect((await fetch(review.photos[0]?.url ?? '')).status).toBe(200);
    await reviewer.act('tasks.decide', { id: task, choice: 'accept', values: {} }, Json);
    await expect.poll(() => customer.said(), reading).toContain('已支付');

    const payments = (await insurer.payments()).filter((payment) => payment.claimNo === claimNo);
    expect(payments).toHaveLength(1);
    expect(payments[0]).toMatchObject({ policyNo: 'P2026A0001', payee: '王小明', amountFen: paidFen });
    customer.close();
  });

  test('that is small and sound is paid at once, without a person', async () => {
    const customer = await insurer.customer();
    const claimNo = await claim(customer, '我要理赔', '01.jpg');
    await expect.poll(() => customer.said(), reading).toContain('已支付');
    const payment = (await insurer.payments()).find((each) => each.claimNo === claimNo);
    expect(payment?.amountFen).toBe(Math.round((115_649 - 63_471) * 0.9));
    customer.close();
  });

  test('that was used before goes to a person, who sees why', async () => {
    const customer = await insurer.customer();
    const claimNo = await claim(customer, '我要理赔', '01.jpg');
    await reviewOf(claimNo);
    expect((await insurer.payments()).some((each) => each.claimNo === claimNo)).toBe(false);
    customer.close();
  });
});
