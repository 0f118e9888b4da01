import { createSecretKey, type KeyObject } from 'node:crypto';
import type { WrappedKey } from '../../ports/vault.ts';
import { decrypt, encrypt } from './cipher.ts';

/** A key that wraps others, by its name in the text of what it wraps. */
export type Wrapper = { readonly name: string; readonly key: KeyObject };

/** `w1.NAME.BASE64URL`: says itself which key opens it. `about` binds it to its place. */
export function wrap(by: Wrapper, key: KeyObject, about: string): WrappedKey {
  return `w1.${encodeURIComponent(by.name).replaceAll('.', '%2E')}.${Buffer.from(encrypt(by.key, key.export(), about)).toString('base64url')}`;
}

/** The name of the key that opens it; `undefined` when the text is no wrapped key. */
export function wrapperOf(wrapped: WrappedKey): string | undefined {
  const [version, name] = wrapped.split('.');
  if (version !== 'w1' || name === undefined) return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}

/** The key inside; `undefined` when it was wrapped by another key, for another place, or tampered with. */
export function unwrap(by: Wrapper, wrapped: WrappedKey, about: string): KeyObject | undefined {
  const [, , text] = wrapped.split('.');
  if (text === undefined || wrapperOf(wrapped) !== by.name) return undefined;
  const sealed = Buffer.from(text, 'base64url');
  // Base 64 has spare bits at its end: another spelling of the same bytes is not what we wrote.
  const key = sealed.toString('base64url') === text ? decrypt(by.key, sealed, about) : undefined;
  return key === undefined ? undefined : createSecretKey(key);
}
