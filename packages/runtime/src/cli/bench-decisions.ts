import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { version } from '../version.ts';
import { loadPeers } from './bench/decision-peers.ts';
import { type FormulaFigures, measureCondition, measureMapping } from './bench/measure-formulas.ts';
import { measureTable, type TableFigures } from './bench/measure-table.ts';
import { answering, type Command, type CommandIo } from './command.ts';

const options = {
  rules: { type: 'string', default: '10,100,1000' },
  seconds: { type: 'string', default: '1' },
  json: { type: 'boolean' },
} as const;

/** The median of as many rounds is taken. */
const rounds = 9;

/** Every formula is evaluated at the same moment, in the zone most tenants have. */
const environment = { now: '2026-02-28T08:00:00Z', zone: 'Asia/Shanghai' };

/**
 * Measures decisions: compiled formulas and tables, over values that are FEEL values already, and with the conversion of stored JSON,
 * in processor time. Parsing is never inside. Beside them, in the same run, other evaluators where they are installed, and plain JavaScript.
 */
export const benchDecisions: Command = {
  name: 'bench decisions',
  usage: 'bench decisions [--rules 10,100,1000] [--seconds 1] [--json]',
  summary:
    'Measures decisions. Prints {evaluationsPerSecond:{10,…}, condition, mapping, tables:{10:{us,…},…}, cores, version}; processor time in µs.',
  run: (args, io) =>
    answering(benchDecisions, args, io, async () => {
      const { values } = parseArgs({ args: [...args], options });
      const each = { seconds: Math.min(60, Math.max(0.01, Number.parseFloat(values.seconds) || 1)), rounds };
      const sizes = values.rules.split(',').map((size) => Math.min(10_000, Math.max(1, Number.parseInt(size, 10) || 1)));
      const peers = await loadPeers();
      const absent = Object.entries({ feelin: peers.feelin, '@gorules/zen-engine': peers.zen }).flatMap(([name, peer]) =>
        peer ? [] : [name],
      );
      for (const name of absent) io.err(`${name} is not installed: nothing is measured beside it`);
      const condition = measureCondition(peers, environment, each);
      const mapping = measureMapping(peers, environment, each);
      tellFormula(io, 'a simple condition', condition);
      tellFormula(io, 'a mapping of 10 fields', mapping);
      const tables: Record<string, TableFigures> = {};
      for (const size of sizes) {
        const measured = await measureTable(size, peers, environment, each);
        tables[size] = measured;
        tellTable(io, size, measured);
      }
      const evaluationsPerSecond = Object.fromEntries(Object.entries(tables).map(([size, { us }]) => [size, Math.round(1e6 / us)]));
      io.out(JSON.stringify({ evaluationsPerSecond, condition, mapping, tables, absent, cores: cpus().length, version }, rounded));
      return 0;
    }),
};

function tellFormula(io: CommandIo, what: string, { us, withJsonUs, feelinUs, zenUs }: FormulaFigures): void {
  const beside = [timesOf('feelin, parsing each time', feelinUs, us), timesOf('zen-engine, parsing each time', zenUs, us)];
  io.err(`${what}: ${micros(us)}, with JSON ${micros(withJsonUs)}${beside.join('')}`);
}

function tellTable(io: CommandIo, rules: number, { us, withJsonUs, compileMs, javascriptUs, zenUs }: TableFigures): void {
  const beside = [timesOf('zen-engine, with JSON', zenUs, withJsonUs), timesOf('plain JavaScript loop', javascriptUs, us)];
  io.err(
    `a table of ${rules} rules: ${micros(us)}, with JSON ${micros(withJsonUs)}, compiled in ${compileMs.toFixed(0)} ms${beside.join('')}`,
  );
}

/** Another's time, and how many times ours it is. */
function timesOf(name: string, theirs: number | null, ours: number): string {
  return theirs === null ? '' : `; ${name} ${micros(theirs)}, ${(theirs / ours).toFixed(2)} times ours`;
}

function micros(us: number): string {
  return `${us.toFixed(2)} µs`;
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 1000) / 1000 : value;
}
