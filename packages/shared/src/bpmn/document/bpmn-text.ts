/**
 * The text of a file's bytes. UTF-8 if they are UTF-8, whatever the file says of itself, since many tools write one and declare another; else as
 * its byte order mark or its XML declaration says. `decode` decodes the bytes by an encoding's name, and gives undefined where they are not
 * of it or it is not known. Undefined where none fits.
 */
export function bpmnTextFrom(bytes: Uint8Array, decode: (encoding: string) => string | undefined): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode('utf-16le');
  if (first === 0xfe && second === 0xff) return decode('utf-16be');
  return decode('utf-8') ?? decode(declaredIn(bytes) ?? 'windows-1252');
}

function declaredIn(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  return /^[^>]*\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1];
}
