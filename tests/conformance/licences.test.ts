import { describe, expect, test } from 'vitest';
import { mayCarry, withoutPlatform } from '../../scripts/licences.ts';

describe('the licence check', () => {
  test.each(['MIT', 'Apache-2.0', '(MPL-2.0 OR Apache-2.0)', '(MIT AND BSD-3-Clause)'])('lets %s come along', (licence) => {
    expect(mayCarry('anything', licence)).toBe(true);
  });

  test.each(['GPL-3.0', 'AGPL-3.0-only', '(MIT AND GPL-2.0)', 'Unknown', '', 'LGPL-3.0-or-later'])('refuses "%s"', (licence) => {
    expect(mayCarry('anything', licence)).toBe(false);
  });

  test('makes an exception for one library, not for its licence', () => {
    expect(mayCarry('@img/sharp-libvips-*', 'LGPL-3.0-or-later')).toBe(true);
    expect(mayCarry('@img/sharp-libvips-*', 'GPL-3.0')).toBe(false);
  });

  test('names the binaries of a library alike on every machine', () => {
    const names = ['@img/sharp-libvips-linux-x64', '@img/sharp-libvips-darwin-arm64', '@img/sharp-libvips-linuxmusl-arm64'];
    expect(new Set(names.map(withoutPlatform))).toEqual(new Set(['@img/sharp-libvips-*']));
    expect(withoutPlatform('@node-rs/argon2-linux-x64-gnu')).toBe('@node-rs/argon2-*');
    expect(withoutPlatform('@node-rs/argon2-win32-x64-msvc')).toBe('@node-rs/argon2-*');
    expect(withoutPlatform('detect-libc')).toBe('detect-libc');
  });
});
