import { plainName } from '../plain-name.ts';
import type { FeelContext, FeelValue } from './feel-value.ts';

/** The entry of a context by its name, however that is spaced; undefined when there is none. */
export function entryOf(context: FeelContext, name: string): FeelValue | undefined {
  const direct = context.get(name);
  if (direct !== undefined) return direct;
  const plain = plainName(name);
  if (plain === name && !plain.includes(' ')) return undefined;
  for (const [key, value] of context) if (plainName(key) === plain) return value;
  return undefined;
}
