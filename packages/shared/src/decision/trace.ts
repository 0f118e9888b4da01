import { type Environment, type FeelContext, openFrame } from '../expression/index.ts';
import { askCell } from './ask-cell.ts';
import type { TableParts } from './table-parts.ts';
import type { AskedInput, DecisionTrace } from './verdict.ts';

/** What has to be kept to tell later what was asked and answered: the inputs with their values, and how many rules were asked. */
export type Asked = {
  readonly parts: TableParts;
  readonly inputs: readonly AskedInput[];
  readonly rules: number;
  readonly scope: FeelContext;
  readonly environment: Environment;
};

/**
 * The trace of a decision, its rules told when somebody looks: every cell is asked again, of the same values in the same environment,
 * so it answers the same. To everybody else it is a plain object: it can be copied, compared and written out. A class, since a getter
 * that all share is four times as fast to put into an object as one of its own (0.14 µs, 0.6 µs).
 */
export class LazyTrace implements DecisionTrace {
  readonly inputs: readonly AskedInput[];
  declare readonly rules: DecisionTrace['rules'];
  readonly #asked: Asked;
  #rules: DecisionTrace['rules'] | undefined;

  constructor(asked: Asked) {
    this.inputs = asked.inputs;
    this.#asked = asked;
    Object.defineProperty(this, 'rules', LazyTrace.#told);
  }

  static readonly #told = {
    enumerable: true,
    get(this: LazyTrace): DecisionTrace['rules'] {
      this.#rules ??= rulesAsked(this.#asked);
      return this.#rules;
    },
  };
}

function rulesAsked({ parts, inputs, rules, scope, environment }: Asked): DecisionTrace['rules'] {
  const frame = openFrame(scope, environment);
  return parts.rules.slice(0, rules).map(({ id, tests }) => ({
    id,
    cells: tests.map((test, column) => {
      const answer = askCell(test, inputs[column]?.value ?? null, frame);
      return typeof answer === 'string' ? answer : 'fault';
    }),
  }));
}
