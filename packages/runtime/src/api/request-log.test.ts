import { expect, test } from 'vitest';
import { openApi } from '../testkit/open-api.ts';

test('the log tells method, path and status of a request, without its query, and masks what is personal', async () => {
  const lines: string[] = [];
  const log = {
    level: 'info',
    mask: (text: string) => text.replaceAll(/1\d{10}/g, '1**********'),
    sink: { write: (line: string) => void lines.push(line) },
  } as const;
  const api = await openApi({ log });
  await fetch(`${api.address}/nothing/13800138000?token=secret-in-the-query`);
  await api.close();
  const answered = lines.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'answered');
  expect(answered).toMatchObject({ method: 'GET', path: '/nothing/1**********', status: 404 });
  expect(lines.join('')).not.toMatch(/13800138000|secret-in-the-query/);
});
