import { z } from 'zod';

/** A text a person reads, in Chinese and in English. */
export const Text = z.strictObject({ zh: z.string(), en: z.string() });
export type Text = z.infer<typeof Text>;

/** The languages the product speaks; Chinese first. */
export const Language = z.enum(['zh', 'en']);
export type Language = z.infer<typeof Language>;

/** The text in the reader's language. */
export function textIn(language: Language, text: Text): string {
  return text[language];
}
