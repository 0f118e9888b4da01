const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its references resolved: the five of XML and numbers. Undefined where there is any other, since no file may define one. */
export function decoded(source: string): string | undefined {
  let understood = true;
  const text = source.replace(/&([^;&]*;?)/g, (_, reference: string) => {
    const found = referenceOf(reference);
    if (found === undefined) understood = false;
    return found ?? '';
  });
  return understood ? text : undefined;
}

function referenceOf(reference: string): string | undefined {
  if (!reference.endsWith(';')) return undefined;
  const name = reference.slice(0, -1);
  if (Object.hasOwn(named, name)) return named[name];
  const [, hex, digits] = /^#(?:x([\da-fA-F]{1,6})|(\d{1,7}))$/.exec(name) ?? [];
  const code = hex === undefined ? Number(digits ?? Number.NaN) : Number.parseInt(hex, 16);
  return Number.isInteger(code) && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** A value as it stands between double quotes. Line breaks and tabs are written as numbers, or a reader would make them spaces. */
export function quoted(value: string): string {
  const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return legal(value).replace(/[&<>"\n\r\t]/g, (character) => escapes[character] ?? `&#${character.charCodeAt(0)};`);
}

/** A value as it stands between tags. */
export function escaped(value: string): string {
  const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
  return legal(value).replace(/[&<>\r]/g, (character) => escapes[character] ?? character);
}

/** Without the characters that XML 1.0 has no way to write: most control characters, and halves of a character. */
export function legal(text: string): string {
  return text.toWellFormed().replace(illegal, '');
}

/** JSON whose every character can stand in XML: what cannot is written as `\uXXXX`. */
export function legalJson(value: unknown): string {
  return JSON.stringify(value).replace(illegal, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
