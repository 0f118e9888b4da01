import { defineFault } from '../../fault/index.ts';

/** A value is of another kind than its element declares. Tells kinds only. */
export const valueOfOtherType = defineFault<{ element: string; type: string; found: string }>(
  'decision.value-of-other-type',
  'author',
  ({ element, type, found }) => `the value of “${element}” should be ${type} and is ${found}`,
);

/** A value is none of those its type allows. */
export const valueNotAllowed = defineFault<{ element: string }>(
  'decision.value-not-allowed',
  'author',
  ({ element }) => `the value of “${element}” is none of those its type allows`,
);

/** The file asks for something that is not evaluated: Java, PMML, another expression language. */
export const notSupported = defineFault<{ what: string }>(
  'decision.not-supported',
  'author',
  ({ what }) => `“${what}” is not evaluated here`,
);

/** A source the author has yet to mend was reached. */
export const notReadable = defineFault<{ element: string; code: string }>(
  'decision.not-readable',
  'author',
  ({ element, code }) => `“${element}” holds an expression that cannot be read (${code})`,
);

/** A table has no answer; its verdict says which of the ways it is. */
export const tableUndecided = defineFault<{ verdict: string }>(
  'decision.table-undecided',
  'author',
  ({ verdict }) => `a decision table within has no answer: ${verdict}`,
);

/** What is asked for is no decision or service of the model. */
export const unknownDecision = defineFault<{ name: string }>(
  'decision.unknown-decision',
  'caller',
  ({ name }) => `the model has no decision or service “${name}”`,
);
