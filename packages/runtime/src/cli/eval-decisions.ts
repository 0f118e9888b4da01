import { parseArgs } from 'node:util';
import { answering, type Command, type CommandIo, wrongOptions } from './command.ts';
import { type CaseFolder, foldersOf, type JudgedCase, judgeFolder, type Level } from './tck/suite.ts';

/** `mortise eval decisions`: runs the conformance suite of the DMN standard and compares every result it names. */
export const evalDecisions: Command = {
  name: 'eval decisions',
  usage: 'eval decisions --tck DIR [--level 2|3] [--json]',
  summary:
    'Runs the official conformance cases of DMN (folders compliance-level-2 and -3). passed + failed = total; an unsupported case is one of the failed.',
  run: (args, io) =>
    answering(evalDecisions, args, io, async () => {
      const { values } = parseArgs({
        args: [...args],
        options: { tck: { type: 'string' }, level: { type: 'string' }, json: { type: 'boolean' } },
      });
      const folders = await foldersOf(neededDir(values.tck), levelFrom(values.level));
      const cases = await judged(folders, io);
      const report = reportOn(cases);
      if (values.json === true) io.out(JSON.stringify(report));
      else
        for (const { folder, case: id, node, expected, found } of report.failures)
          io.err(`✗ ${folder} ${id}${node === undefined ? '' : ` ${node}`}: expected ${expected}, found ${found}`);
      io.err(`${report.passed} of ${report.total} cases pass, ${report.failed} fail (${report.unsupported} of them unsupported)`);
      return 0;
    }),
};

/** Runs the folders one after the other, and tells after each how it went. */
async function judged(folders: readonly CaseFolder[], io: CommandIo): Promise<readonly JudgedCase[]> {
  const now = new Date().toISOString();
  const cases: JudgedCase[] = [];
  for (const [index, folder] of folders.entries()) {
    const own = await judgeFolder(folder, now);
    const passed = own.filter(holds).length;
    const place = `${index + 1}/${folders.length}`.padStart(7);
    io.err(`${place}  level ${folder.level}  ${folder.name.padEnd(55)} ${passed} of ${own.length}${passed === own.length ? '' : '  ✗'}`);
    cases.push(...own);
  }
  return cases;
}

function reportOn(cases: readonly JudgedCase[]) {
  const failed = cases.filter((one) => !holds(one));
  const unsupported = failed.filter((one) => one.unsupported !== undefined);
  return {
    passed: cases.length - failed.length,
    failed: failed.length,
    unsupported: unsupported.length,
    total: cases.length,
    failures: failed.flatMap(({ folder, case: id, differences }) =>
      differences.map(({ node, expected, found }) => ({ folder, case: id, node, expected, found })),
    ),
    unsupportedCases: unsupported.map(({ folder, case: id, unsupported: what }) => ({ folder, case: id, what })),
  };
}

/** A case passes when all its results agree; one that asks for what is not evaluated fails. */
function holds({ differences, unsupported }: JudgedCase): boolean {
  return differences.length === 0 && unsupported === undefined;
}

function neededDir(dir: string | undefined): string {
  if (dir === undefined) throw wrongOptions({ usage: evalDecisions.usage });
  return dir;
}

function levelFrom(level: string | undefined): Level | undefined {
  if (level === undefined) return undefined;
  if (level === '2') return 2;
  if (level === '3') return 3;
  throw wrongOptions({ usage: evalDecisions.usage });
}
