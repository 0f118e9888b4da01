import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { freshBytes } from './fresh-bytes.ts';

const nonceBytes = 12;
const tagBytes = 16;
/** First byte of everything sealed: the format, so that another cipher can follow. */
const format = 1;

/** AES-256-GCM: format byte, random 96-bit nonce, cipher text, tag. `about` is authenticated and not stored. */
export function encrypt(key: KeyObject, bytes: Uint8Array, about: string): Uint8Array {
  const sealed = Buffer.allocUnsafeSlow(1 + nonceBytes + bytes.length + tagBytes);
  sealed[0] = format;
  const nonce = freshBytes(nonceBytes);
  nonce.copy(sealed, 1);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  cipher.update(bytes).copy(sealed, 1 + nonceBytes);
  cipher.final();
  cipher.getAuthTag().copy(sealed, sealed.length - tagBytes);
  return sealed;
}

/** The bytes; `undefined` when the key is another, `about` is another, or any byte was changed. */
export function decrypt(key: KeyObject, sealed: Uint8Array, about: string): Buffer | undefined {
  if (sealed.length < 1 + nonceBytes + tagBytes || sealed[0] !== format) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const bytes = decipher.update(sealed.subarray(1 + nonceBytes, sealed.length - tagBytes));
  try {
    decipher.final();
  } catch {
    return undefined;
  }
  return bytes;
}
