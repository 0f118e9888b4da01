/** Who can mend a fault, and so what the product does about it: see the table in CONTRIBUTING. */
export type Blame = 'author' | 'caller' | 'outside' | 'bug';

/** What a fault is about. Never what a customer said or sent. */
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

/** A fault as data, as it is stored in logs and sent over the wire. */
export type FaultData = { readonly code: string; readonly blame: Blame; readonly message: string; readonly facts: Facts };

/** The one error type of the product. Recognise it by `code`, through the definition's `is`. */
export class Fault extends Error {
  readonly code: string;
  readonly blame: Blame;
  readonly facts: Facts;

  constructor(data: FaultData, cause?: unknown) {
    super(data.message, cause === undefined ? undefined : { cause });
    this.name = 'Fault';
    this.code = data.code;
    this.blame = data.blame;
    this.facts = data.facts;
  }
}

/** Creates a fault with its facts; `is` recognises one by its code, also after it travelled as data. */
export type FaultDefinition<F extends Facts> = {
  (facts: F, cause?: unknown): Fault;
  readonly code: string;
  is(error: unknown): boolean;
};

/** Declares a fault once, beside the code that throws it. A code, once released, keeps its meaning. */
export function defineFault<F extends Facts = Record<string, never>>(
  code: string,
  blame: Blame,
  message: (facts: F) => string,
): FaultDefinition<F> {
  const create = (facts: F, cause?: unknown) => new Fault({ code, blame, message: message(facts), facts }, cause);
  return Object.assign(create, { code, is: (error: unknown) => error instanceof Fault && error.code === code });
}

/** Any thrown value as data; what we did not foresee becomes `internal.bug` and tells nothing about itself. */
export function faultDataFrom(error: unknown): FaultData {
  if (error instanceof Fault) return { code: error.code, blame: error.blame, message: error.message, facts: error.facts };
  return { code: 'internal.bug', blame: 'bug', message: 'something unforeseen happened', facts: {} };
}
