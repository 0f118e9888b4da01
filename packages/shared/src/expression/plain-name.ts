import { normalizeContextKey } from 'lezer-feel';

/** A name with its spaces as the grammar sees them: `my-rate` is `my - rate`. */
export function plainName(name: string): string {
  return hasSymbols.test(name) ? normalizeContextKey(name) : name;
}

/** Names that can be spaced in more than one way; most cannot, and are asked for often. */
const hasSymbols = /[\s./\-'+*]/u;
