import { defineFault } from '@mortise/shared/fault';
import type { Command } from './command.ts';

const unknownFormat = defineFault<{ usage: string }>(
  'flow.unknown-format',
  'caller',
  ({ usage }) => `bpmn is the format there is: mortise ${usage}`,
);

/** The format a drawing is read from or written to. BPMN is the one there is. Throws `flow.unknown-format`. */
export function formatFrom({ usage }: Command, given: string | undefined): 'bpmn' {
  if (given !== 'bpmn') throw unknownFormat({ usage });
  return given;
}
