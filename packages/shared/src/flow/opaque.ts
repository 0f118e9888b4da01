import { z } from 'zod';
import { Json, JsonRecord } from '../json/index.ts';
import { Text } from '../text/index.ts';
import type { FlowNode } from './graph.ts';
import { Exit, type NodeSpec } from './node-spec.ts';

/** A step that another tool's file brought along and that we cannot run: shown, kept, and refused at publication. */
export const OpaqueSettings = z.strictObject({
  /** What the standard or tool calls it: `bpmn:InclusiveGateway`. */
  type: z.string(),
  /** The same for people. */
  title: Text,
  /** Why there is no step of ours for it. */
  why: Text,
  /** Its ways out, one for each line that leaves it. */
  ways: z.array(Exit),
  /** How the file wrote it; empty where it is too long, and only kept with the file. */
  source: z.string().max(20_000),
});
export type OpaqueSettings = z.infer<typeof OpaqueSettings>;

/** The kind of opaque steps that come from BPMN. No runtime has it, so none can ever run. */
export const opaqueKind = 'bpmn.opaque';

/** What the canvas and the inspector know of opaque steps; it is not in the palette. */
export const opaqueSpec: NodeSpec = {
  kind: opaqueKind,
  version: 1,
  title: { zh: '外来步骤', en: 'Step of another tool' },
  help: {
    zh: '从其他工具导入，原样保留，导出时不变。发布前请换成能运行的步骤。',
    en: 'Imported from another tool, kept as it is, and exported unchanged. Put a step that can run in its place before publication.',
  },
  group: { zh: '导入', en: 'Imported' },
  within: 'any',
  exits: { fromSetting: 'ways', also: [] },
  assurance: 'anonymous',
  settings: JsonRecord.parse(z.toJSONSchema(OpaqueSettings, { io: 'input' })),
  example: Json.parse({ type: 'bpmn:Task', title: { zh: '任务', en: 'Task' }, why: { zh: '', en: '' }, ways: [], source: '' }),
  reach: 'none',
};

/** The settings of an opaque step; undefined for any other step. */
export function opaqueIn({ kind, settings }: Pick<FlowNode, 'kind' | 'settings'>): OpaqueSettings | undefined {
  const parsed = kind === opaqueKind ? OpaqueSettings.safeParse(settings) : undefined;
  return parsed?.data;
}
