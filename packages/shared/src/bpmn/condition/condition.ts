import { feelFromJuel } from './feel-from-juel.ts';

/** A condition as it goes into a step, and whether it still means what the file meant. */
export type Condition = { readonly feel: string; readonly understood: boolean };

/** What a BPMN file calls FEEL. */
export const feelUri = 'https://www.omg.org/spec/DMN/20230324/FEEL/';

/**
 * The condition of a line in FEEL. FEEL is taken as it is (also with the `=` of Zeebe before it); `${…}` and a plain comparison are translated
 * where they surely mean the same. Anything else is kept as a comment, which can be read and can never hold: publication refuses it.
 */
export function conditionFrom(text: string, language: string | undefined): Condition {
  const source = text.trim();
  if (source === '') return { feel: '', understood: false };
  if (/feel/i.test(language ?? '')) return { feel: source.replace(/^=\s*/, ''), understood: true };
  const zeebe = /^=(?!=)\s*(\S[\s\S]*)$/.exec(source)?.[1];
  if (zeebe !== undefined) return { feel: zeebe, understood: true };
  const inner = /^[$#]\{([^{}]*)\}$/.exec(source)?.[1];
  const plain = inner === undefined && isPlain(language) && /[<>=]/.test(source) ? source : undefined;
  const translated = feelFromJuel(inner ?? plain ?? '');
  return translated === undefined ? { feel: asComment(source, language), understood: false } : { feel: translated, understood: true };
}

/** No language, or one of those that write a comparison as everybody does. */
function isPlain(language: string | undefined): boolean {
  return language === undefined || /xpath|juel|uel|el$/i.test(language);
}

function asComment(source: string, language: string | undefined): string {
  const name = language === undefined ? '' : `${language}: `;
  return `/* ${name}${source.replaceAll('*/', '* /')} */`;
}
