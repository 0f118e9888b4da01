import type { FaultRecord } from '@mortise/shared/execution';
import { defineFault, type FaultData } from '@mortise/shared/fault';

export const endlessFlow = defineFault<{ limit: number }>(
  'execution.endless',
  'author',
  ({ limit }) => `the flow took ${limit} steps without coming to rest`,
);
export const tooDeep = defineFault<{ limit: number }>(
  'execution.too-deep',
  'author',
  ({ limit }) => `flows call one another more than ${limit} deep`,
);
export const valueTooLarge = defineFault<{ name: string; bytes: number }>(
  'execution.value-too-large',
  'author',
  ({ name, bytes }) => `${name} holds ${bytes} bytes; a larger value than 16 KB is stored as a file`,
);
export const exitNotConnected = defineFault<{ node: string; exit: string }>(
  'flow.exit-not-connected',
  'author',
  ({ node, exit }) => `the way out ${exit} of step ${node} leads nowhere`,
);
export const unknownVariable = defineFault<{ name: string }>(
  'flow.unknown-variable',
  'author',
  ({ name }) => `the flow declares no variable that is stored as ${name}`,
);
export const variableMismatch = defineFault<{ name: string; detail: string }>(
  'flow.variable-mismatch',
  'author',
  ({ name, detail }) => `variable ${name} does not hold what the step needs: ${detail}`,
);
export const badInput = defineFault<{ name: string; detail: string }>(
  'flow.bad-input',
  'caller',
  ({ name, detail }) => `input ${name}: ${detail}`,
);
export const notAssured = defineFault<{ node: string; needed: string }>(
  'flow.assurance-too-low',
  'author',
  ({ node, needed }) => `step ${node} needs a customer identified by ${needed}`,
);
export const tableFailed = defineFault<{ table: string; why: string }>(
  'decision.no-ruling',
  'author',
  ({ table, why }) => `decision table ${table}: ${why}`,
);
export const unknownVersion = defineFault<{ version: string }>(
  'flow.unknown-version',
  'caller',
  ({ version }) => `there is no version ${version}`,
);
export const unknownExecution = defineFault<{ execution: string }>(
  'execution.not-found',
  'caller',
  ({ execution }) => `there is no execution ${execution}`,
);
export const executionEnded = defineFault<{ execution: string }>(
  'execution.ended',
  'caller',
  ({ execution }) => `execution ${execution} has ended`,
);
export const taskNotOpen = defineFault<{ task: string }>('task.not-open', 'caller', ({ task }) => `task ${task} is not open`);
export const unknownChoice = defineFault<{ choice: string }>(
  'task.unknown-choice',
  'caller',
  ({ choice }) => `the task has no choice ${choice}`,
);
export const cannotMigrate = defineFault<{ execution: string; obstacles: string }>(
  'execution.cannot-migrate',
  'caller',
  ({ execution, obstacles }) => `execution ${execution} cannot move: ${obstacles}`,
);
export const draining = defineFault('runner.draining', 'outside', () => 'the product is stopping and takes no new work');
export const effectTimeout = defineFault<{ ms: number }>('effect.timeout', 'outside', ({ ms }) => `no answer within ${ms} ms`);

/** A fault as the log keeps it: facts without gaps. */
export function faultRecordFrom({ code, blame, message, facts }: FaultData): FaultRecord {
  const known: Record<string, string | number | boolean> = {};
  for (const [name, fact] of Object.entries(facts)) if (fact !== undefined) known[name] = fact;
  return { code, blame, message, facts: known };
}
