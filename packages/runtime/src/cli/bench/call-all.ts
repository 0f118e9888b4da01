import { callUntilAnswered } from './call-until-answered.ts';
import type { Address } from './mortal-server.ts';
import { payingInput } from './paying-flow.ts';

export type Calls = {
  /** Where the next call goes; it changes with every death. */
  address(): Address | undefined;
  readonly executions: number;
  /** How many calls at a time, if not a tenth of all. */
  readonly callers?: number;
  onAnswer?(): void;
};

/** Every call once, so few at a time that they last through the deaths; gives what each was told, by its number. */
export async function callAll({
  address,
  executions,
  callers = aTenthOf(executions),
  onAnswer = () => {},
}: Calls): Promise<readonly (string | undefined)[]> {
  const until = performance.now() + 40_000 + executions * 500;
  const told: (string | undefined)[] = Array.from({ length: executions });
  let next = 0;
  async function caller(): Promise<void> {
    for (let n = next++; n < executions; n = next++) {
      const body = JSON.stringify(payingInput(n));
      told[n] = await callUntilAnswered({ address, path: '/hooks/measured/paying', key: `recover-${n}`, body, until });
      onAnswer();
    }
  }
  await Promise.all(Array.from({ length: callers }, caller));
  return told;
}

function aTenthOf(executions: number): number {
  return Math.min(16, Math.max(2, Math.ceil(executions / 10)));
}
