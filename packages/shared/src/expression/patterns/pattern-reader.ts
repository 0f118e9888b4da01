import { defineFault } from '../../fault/index.ts';
import type { Text } from '../../text/index.ts';

/** What is wrong with a pattern, on its way to whoever asked for the pattern. */
export const unreadable = defineFault<Text>('expression.bad-pattern', 'author', ({ en }) => en);

/** Reads a pattern character by character, by code points, and keeps count of its groups. */
export type PatternReader = {
  readonly flags: string;
  /** The next character, or an empty text at the end. Under the flag `x`, white space outside of classes is not there. */
  peek(): string;
  next(): string;
  take(character: string): boolean;
  /** Reads the inside of a class, where white space counts. */
  within<T>(read: () => T): T;
  /** Reads the inside of brackets, which may not lie too deep in one another. */
  nested<T>(read: () => T): T;
  /** Notes one more group with a number. */
  count(): void;
  groups(): number;
};

export function readerOf(source: string, flags: string): PatternReader {
  const characters = Array.from(source);
  let position = 0;
  let groups = 0;
  let depth = 0;
  let keepsSpace = !flags.includes('x');
  const skip = () => {
    while (!keepsSpace && /^[\t\n\r ]$/.test(characters[position] ?? '')) position++;
  };
  return {
    flags,
    peek() {
      skip();
      return characters[position] ?? '';
    },
    next() {
      skip();
      return characters[position++] ?? '';
    },
    take(character) {
      skip();
      const found = characters[position] === character;
      if (found) position++;
      return found;
    },
    within(read) {
      const before = keepsSpace;
      keepsSpace = true;
      const result = read();
      keepsSpace = before;
      return result;
    },
    nested(read) {
      depth++;
      if (depth > deepest) throw unreadable({ zh: '括号嵌套太深。', en: 'The brackets are nested too deeply.' });
      const result = read();
      depth--;
      return result;
    },
    count: () => {
      groups++;
    },
    groups: () => groups,
  };
}

const deepest = 50;
