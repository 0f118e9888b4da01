import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { closureOf, draw, variable } from '@mortise/runtime/testkit';
import { serviceScope, TenantId } from '@mortise/shared/tenant';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Insurer, openInsurer } from '../journeys/insurer.ts';

const mortise = fileURLToPath(new URL('../../packages/runtime/src/cli/main.ts', import.meta.url));
const Answer = z.object({ execution: z.string(), status: z.string(), output: z.object({ paymentNo: z.string() }) });

test('a product that is killed again and again while it pays loses no execution and pays none twice', async () => {
  const args = [mortise, 'bench', 'recover', '--executions', '20', '--kills', '3', '--seed', 'test'];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  expect(JSON.parse(stdout)).toMatchObject({ executions: 20, kills: 4, lost: 0, doubled: 0 });
});

describe('a payment of which the core system says nothing', () => {
  let insurer: Insurer;
  beforeAll(async () => {
    insurer = await openInsurer();
  });
  afterAll(() => insurer.close());

  /** Starts the paying flow by webhook, as often as asked with one key. */
  async function pay(claimNo: string) {
    const scope = serviceScope(TenantId.parse('anhe'));
    const { flows, tokens } = insurer.product.desks;
    await flows.releases.add(scope, payingFlow, 'for the test');
    const { token } = await tokens.create(scope, { name: claimNo, roles: ['agent'], expiresInDays: 1 });
    return async () => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': claimNo };
      const body = JSON.stringify({ claimNo, amountFen: 12_00 });
      const answer = await fetch(`${insurer.address}/hooks/anhe/paying`, { method: 'POST', headers, body });
      return Answer.parse(await answer.json());
    };
  }

  test.each(['drop-after', 'drop-before'] as const)('because its connection broke (%s) is made exactly once', async (mishap) => {
    const call = await pay(`CL-${mishap}`);
    await insurer.rehearse(mishap);
    const first = await call();
    expect(first).toMatchObject({ status: 'finished' });
    expect(await call()).toEqual(first);
    const made = (await insurer.payments()).filter(({ claimNo }) => claimNo === `CL-${mishap}`);
    expect(made).toMatchObject([{ amountFen: 12_00 }]);
  });
});

const payingFlow = closureOf(
  draw(
    'paying',
    [
      [
        'pay',
        'parts.core-system.pay-claim',
        {
          input: [
            { name: 'claimNo', value: 'claimNo' },
            { name: 'policyNo', value: '"P2026A0001"' },
            { name: 'payee', value: '"王小明"' },
            { name: 'amountFen', value: 'amount' },
          ],
          keep: [{ name: 'paymentNo', variable: 'paymentNo' }],
        },
        { paid: 'answer', refused: 'answer' },
      ],
      ['answer', 'flows.respond', { fields: [{ name: 'paymentNo', value: 'paymentNo' }] }, {}],
    ],
    {
      variables: [
        variable('claimNo', 'text', { input: 'required' }),
        variable('amount', 'money', { input: 'required' }),
        variable('paymentNo', 'text'),
      ],
    },
  ),
);
