import { z } from 'zod';
import { Text } from '../../text/index.ts';

/** Something about a file that its reader should know; it does not stop the import. */
export const BpmnWarning = z.strictObject({
  code: z.string(),
  /** The id of the element in the file. */
  element: z.string().optional(),
  message: Text,
});
export type BpmnWarning = z.infer<typeof BpmnWarning>;

/** A warning about one element, or about the file as a whole. */
export function warningOf(code: string, element: string | undefined, zh: string, en: string): BpmnWarning {
  return { code: `bpmn.${code}`, ...(element === undefined ? {} : { element }), message: { zh, en } };
}
