/** Licences that ask for no more than a notice: what the product may carry. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
  'Zlib',
]);

/** Packages with another licence, each with the reason why it may come along. */
const exceptions: Readonly<Record<string, readonly [licence: string, reason: string]>> = {
  '@img/sharp-libvips-*': [
    'LGPL-3.0-or-later',
    'libvips as a shared library, unmodified and replaceable; sources: https://github.com/lovell/sharp-libvips',
  ],
};

/** Whether a package may come along: every part of an AND, one part of an OR must be allowed. */
export function mayCarry(name: string, licence: string): boolean {
  if (exceptions[name]?.[0] === licence) return true;
  const bare = licence.replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' AND ')) return bare.split(' AND ').every((part) => mayCarry(name, part));
  return bare.split(' OR ').some((part) => allowed.has(part));
}

/** Why a package with an unusual licence may come along, if it is one of those. */
export const reasonFor = (name: string): string | undefined => exceptions[name]?.[1];

/** `@img/sharp-linux-x64` → `@img/sharp-*`: one entry for a library's binaries, the same on every machine. */
export const withoutPlatform = (name: string): string =>
  name.replace(
    /-(linux|linuxmusl|darwin|win32|freebsd|android|wasm32)(-(x64|ia32|arm|arm64|armv6|ppc64|s390x|riscv64|wasi))?(-(gnu|musl|msvc|eabi|gnueabihf))?$/,
    '-*',
  );
