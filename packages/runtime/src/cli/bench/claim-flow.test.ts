import { expect, test } from 'vitest';
import { productNodes } from '../../open-ports.ts';
import { openTestRuntime } from '../../testkit/open-test-runtime.ts';
import { claimFlow, claimInput } from './claim-flow.ts';

test('the measured claim weighs two kilobytes and comes to its end, whatever its amount', async () => {
  const flow = claimFlow({ steps: 7, code: false, effect: false });
  const { nodes } = await productNodes();
  const kinds = new Set(Object.values(flow.flows).flatMap((graph) => graph.nodes.map(({ kind }) => kind)));
  const runtime = await openTestRuntime({ nodes: [...kinds].flatMap((kind) => nodes.find(kind) ?? []), flows: [flow] });
  for (const n of [1, 2, 3, 4, 5]) {
    const input = claimInput(n);
    expect(Buffer.byteLength(JSON.stringify(input))).toBeGreaterThan(1900);
    expect(Buffer.byteLength(JSON.stringify(input))).toBeLessThan(2300);
    expect(await runtime.state(await runtime.start(flow, input))).toMatchObject({ status: 'finished', output: { lane: 'lane-13' } });
  }
  await runtime.close();
});
