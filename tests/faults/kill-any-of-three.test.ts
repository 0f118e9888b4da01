import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const uri = process.env.MORTISE_TEST_MONGODB_URI;
const mortise = fileURLToPath(new URL('../../packages/runtime/src/cli/main.ts', import.meta.url));
const enough = { timeout: 4 * 60_000 };

describe.skipIf(uri === undefined)('three processes on one MongoDB database (MORTISE_TEST_MONGODB_URI)', () => {
  test('of which any is killed, and one frozen past its lease, lose no execution and pay none twice', enough, async () => {
    const args = ['bench', 'recover', '--executions', '40', '--kills', '5', '--freezes', '1', '--seed', 'test', '--store', 'mongodb'];
    const env = { ...process.env, MONGODB_URI: uri };
    const { stdout } = await promisify(execFile)(process.execPath, [mortise, ...args, '--processes', '3'], { env });
    expect(JSON.parse(stdout)).toMatchObject({ executions: 40, processes: 3, kills: 5, freezes: 1, lost: 0, doubled: 0 });
  });
});
