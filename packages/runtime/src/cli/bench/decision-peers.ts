import { laneModel, type lanesOf, type PlainClaim } from './lane-table.ts';

/** Another evaluator of FEEL or of tables, where it is installed; it parses a formula each time it is asked. */
export type DecisionPeers = {
  readonly feelin: { evaluate(formula: string, variables: object): unknown } | undefined;
  readonly zen:
    | {
        evaluate(formula: string, variables: object): unknown;
        table(lanes: ReturnType<typeof lanesOf>): (claim: PlainClaim) => Promise<unknown>;
      }
    | undefined;
};

/** Loads the evaluators the product is measured beside. They are no part of it: one that is not installed is left out. */
export async function loadPeers(): Promise<DecisionPeers> {
  const [feelin, zen] = await Promise.all([ifInstalled(import('feelin')), ifInstalled(import('@gorules/zen-engine'))]);
  return {
    feelin: feelin && { evaluate: (formula, variables) => feelin.evaluate(formula, { ...variables }).value },
    zen: zen && {
      evaluate: (formula, variables) => zen.evaluateExpressionSync(formula, variables),
      table(lanes) {
        const decision = new zen.ZenEngine().createDecision(laneModel(lanes));
        return async (claim) => (await decision.evaluate(claim)).result?.lane;
      },
    },
  };
}

/** What is loaded, or undefined where it is not installed. */
export async function ifInstalled<T>(loading: Promise<T>): Promise<T | undefined> {
  try {
    return await loading;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
