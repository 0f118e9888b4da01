import { benchRecover } from '@mortise/runtime/testkit';
import { expect, test } from 'vitest';

test('however often the product is killed while it pays, no claim is lost and none is paid twice', async () => {
  const printed: string[] = [];
  const io = { out: (text: string) => void printed.push(text), err: () => {} };
  const code = await benchRecover.run(['--executions', '40', '--kills', '3'], io);
  expect(JSON.parse(printed[0] ?? '{}')).toMatchObject({ executions: 40, kills: 3, lost: 0, doubled: 0 });
  expect(code).toBe(0);
});
