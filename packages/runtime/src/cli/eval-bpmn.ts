import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { defineFault } from '@mortise/shared/fault';
import { type BpmnScore, type Share, scoreBpmn } from './bpmn/score-bpmn.ts';
import { readBpmnText } from './bpmn-file.ts';
import { answering, type Command } from './command.ts';

const noFiles = defineFault<{ folder: string }>(
  'eval.no-bpmn-files',
  'caller',
  ({ folder }) => `${folder} is absent or holds no .bpmn file: name a folder with --files DIR`,
);

/** Imports and exports every BPMN file of a folder and counts what was kept. */
export const evalBpmn: Command = {
  name: 'eval bpmn',
  usage: 'eval bpmn --files DIR [--json]',
  summary:
    'Imports every .bpmn file below a folder, exports it again and counts what was kept, against a plain scan of the file. ' +
    'Prints {parsed, nodesKept, edgesKept, roundTrip, total}: files read, shares of flow nodes (with their lanes) and of sequence flows ' +
    '(with defaults), files whose round trip kept all ids and positions, files.',
  run: (args, io) =>
    answering(evalBpmn, args, io, async () => {
      const { values } = parseArgs({ args: [...args], options: { files: { type: 'string' }, json: { type: 'boolean' } } });
      const folder = values.files ?? '';
      const files = await bpmnFilesBelow(folder);
      if (files.length === 0) throw noFiles({ folder: folder === '' ? 'no folder' : folder });
      const scores: BpmnScore[] = [];
      io.err(`${'parsed  nodes     edges     defaults  lanes     trip'.padEnd(56)}file`);
      for (const file of files) {
        const { text } = await readBpmnText(join(folder, file));
        const score = await scoreBpmn(text);
        scores.push(score);
        io.err(rowOf(file, score));
        for (const lost of score.lost) io.err(`    ${lost}`);
      }
      io.out(JSON.stringify(reportOf(scores)));
      return 0;
    }),
};

async function bpmnFilesBelow(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder === '' ? '\0' : folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found
    .filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.bpmn'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

function reportOf(scores: readonly BpmnScore[]) {
  const sharesOf = (pick: (score: BpmnScore) => readonly Share[]) => {
    const all = scores.flatMap(pick);
    const [kept, of] = [all.reduce((sum, share) => sum + share.kept, 0), all.reduce((sum, share) => sum + share.of, 0)];
    return of === 0 ? 1 : Math.round((kept / of) * 1e4) / 1e4;
  };
  return {
    parsed: scores.filter(({ parsed }) => parsed).length,
    nodesKept: sharesOf(({ nodes, lanes }) => [nodes, lanes]),
    edgesKept: sharesOf(({ lines, defaults }) => [lines, defaults]),
    roundTrip: scores.filter(({ roundTrip }) => roundTrip).length,
    total: scores.length,
  };
}

function rowOf(file: string, { parsed, nodes, lines, defaults, lanes, roundTrip }: BpmnScore): string {
  const shares = [nodes, lines, defaults, lanes].map(({ kept, of }) => `${kept}/${of}`.padEnd(10));
  return `${(parsed ? 'yes' : 'no').padEnd(8)}${shares.join('')}${(roundTrip ? 'yes' : 'no').padEnd(8)}${file}`;
}
