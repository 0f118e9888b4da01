import { compileTable } from '@mortise/shared/decision';
import { type Environment, jsonFrom, scopeFrom } from '@mortise/shared/expression';
import { defineFault } from '@mortise/shared/fault';
import type { DecisionPeers } from './decision-peers.ts';
import { laneClaims, laneNames, laneScan, lanesOf, laneTable, plainClaim } from './lane-table.ts';
import { type Rounds, timeRounds, timeRoundsAsync } from './time-rounds.ts';

const disagreed = defineFault<{ rules: number; who: string }>(
  'bench.verdicts-differ',
  'bug',
  ({ rules, who }) => `with ${rules} rules ${who} decides otherwise than the table should`,
);

/**
 * Of a table of so many rules: microseconds for one decision over FEEL values (`us`), with the claim read from stored JSON before and the
 * output turned into JSON after (`withJsonUs`), and how long the table takes to compile. Beside it a loop in plain JavaScript, and the
 * ZEN engine, which takes and gives JSON.
 */
export type TableFigures = {
  readonly us: number;
  readonly withJsonUs: number;
  readonly compileMs: number;
  readonly javascriptUs: number;
  readonly zenUs: number | null;
};

/** How many different claims are decided in turn. */
const claimCount = 256;

/** Measures a table. Throws `bench.verdicts-differ` unless all who are measured come to the same result for every claim. */
export async function measureTable(rules: number, { zen }: DecisionPeers, environment: Environment, rounds: Rounds): Promise<TableFigures> {
  const lanes = lanesOf(rules);
  const started = performance.now();
  const compiled = compileTable(laneTable(lanes), laneNames);
  const compileMs = performance.now() - started;
  if (!compiled.ok) throw disagreed({ rules, who: 'the compiler' });
  const { table } = compiled;
  const stored = laneClaims(lanes, claimCount);
  const scopes = stored.map((claim) => scopeFrom({ ...claim }, laneNames));
  const plain = stored.map(plainClaim);
  const scan = laneScan(lanes);
  const zenTable = zen?.table(lanes);
  const own = (n: number) => table.evaluate(pick(scopes, n), environment);
  const ownWithJson = (n: number) => {
    const decision = table.evaluate(scopeFrom({ ...pick(stored, n) }, laneNames), environment);
    return decision.is === 'output' ? jsonFrom(decision.output, table.outputType) : decision.is;
  };
  for (const [n, claim] of plain.entries()) {
    const lane = scan(claim);
    if (lane === undefined || JSON.stringify(ownWithJson(n)) !== JSON.stringify({ lane })) throw disagreed({ rules, who: 'our table' });
    if (zenTable !== undefined && (await zenTable(claim)) !== lane) throw disagreed({ rules, who: 'the ZEN engine' });
  }
  return {
    us: timeRounds(own, rounds),
    withJsonUs: timeRounds(ownWithJson, rounds),
    compileMs,
    javascriptUs: timeRounds((n) => scan(pick(plain, n)), rounds),
    zenUs: zenTable === undefined ? null : await timeRoundsAsync((n) => zenTable(pick(plain, n)), rounds),
  };
}

function pick<T>(all: readonly T[], n: number): T {
  const found = all[n % all.length];
  if (found === undefined) throw new RangeError('there are claims to pick from');
  return found;
}
