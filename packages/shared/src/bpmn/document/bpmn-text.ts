import { type BpmnWarning, warningOf } from './bpmn-warning.ts';

/** A file's text, and whether its letters may be others than were written. */
export type BpmnText = { readonly text: string; readonly warnings: readonly BpmnWarning[] };

/**
 * The text of a file's bytes. UTF-8 if they are UTF-8, whatever the file says of itself, since many tools write one and declare another; else as
 * its byte order mark or its XML declaration says. Where neither fits, Western letters are taken and a warning tells so. `decode` decodes
 * the bytes by an encoding's name, and gives undefined where they are not of it or it is not known.
 */
export function bpmnTextFrom(bytes: Uint8Array, decode: (encoding: string) => string | undefined): BpmnText {
  const declared = markedAs(bytes) ?? declaredIn(bytes);
  const text = (markedAs(bytes) === undefined ? decode('utf-8') : undefined) ?? (declared === undefined ? undefined : decode(declared));
  if (text !== undefined) return { text, warnings: [] };
  const zh = `文件的字符编码不是它声明的 ${declared ?? 'UTF-8'}：按西文读取，请检查特殊字符`;
  const en = `the file is not in the encoding it names (${declared ?? 'UTF-8'}): it is read as Western text; check letters beyond ASCII`;
  return { text: decode('windows-1252') ?? '', warnings: [warningOf('encoding', undefined, zh, en)] };
}

function markedAs([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function declaredIn(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  return /^[^>]*\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1];
}
