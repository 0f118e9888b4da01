import { z } from 'zod';
import { Json } from '../json/index.ts';
import { Text } from '../text/index.ts';

/** Ids are written by people and machines alike: letters, digits, dash, underscore. */
export const NodeId = z.string().regex(/^[\w-]{1,64}$/);
export const FlowId = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);
export type FlowId = z.infer<typeof FlowId>;

/** The class of a variable's content (D6): decides masking and who may see it. */
export const DataClass = z.enum(['public', 'internal', 'personal', 'sensitive']);

/** What a variable holds. A `money` variable is called `total` here and in FEEL (yuan), and stored as `totalFen` (integer fen). */
export const VariableType = z.enum(['text', 'number', 'money', 'boolean', 'date', 'dateTime', 'list', 'context', 'files']);
export type VariableType = z.infer<typeof VariableType>;

export const VariableDecl = z.strictObject({
  name: z.string().regex(/^[\p{L}_][\p{L}\p{N}_]{0,63}$/u),
  type: VariableType,
  class: DataClass,
  title: Text.optional(),
  /** Whether the caller of the flow must or may give it, and whether the flow gives it back. */
  input: z.enum(['required', 'optional']).optional(),
  output: z.boolean().optional(),
});
export type VariableDecl = z.infer<typeof VariableDecl>;

export const FlowNode = z.strictObject({
  id: NodeId,
  kind: z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/),
  version: z.int().positive(),
  settings: Json,
  label: z.string().max(200).optional(),
  at: z.strictObject({ x: z.number(), y: z.number() }),
});
export type FlowNode = z.infer<typeof FlowNode>;

export const FlowEdge = z.strictObject({ id: z.string().max(200), from: NodeId, exit: z.string().min(1).max(64), to: NodeId });
export type FlowEdge = z.infer<typeof FlowEdge>;

export const Note = z.strictObject({
  id: z.string().max(64),
  text: z.string().max(4000),
  at: z.strictObject({ x: z.number(), y: z.number() }),
});

/**
 * Where a drawing was imported from: the file as it was, so that an export gives back all that has no place in a drawing. The engine does
 * not read it, and a published version leaves it out.
 */
export const FlowOrigin = z.strictObject({
  format: z.literal('bpmn'),
  document: z.string().max(4_000_000),
  /** The element of the file that this flow is. */
  element: z.string().max(1000),
  /** The flows that the file's elements became, by the elements' ids: those that belong together. */
  flows: z.record(z.string(), FlowId),
});
export type FlowOrigin = z.infer<typeof FlowOrigin>;

/** A drawn flow: the one value that the canvas shows, a draft stores and a version closes over. */
export const FlowGraph = z.strictObject({
  format: z.literal(1),
  id: FlowId,
  name: Text,
  /** A dialog is a conversation with a customer; a process is a case of its own that lives for weeks (D7). */
  type: z.enum(['dialog', 'process']),
  start: NodeId,
  variables: z.array(VariableDecl).max(200),
  nodes: z.array(FlowNode).max(5000),
  edges: z.array(FlowEdge).max(20000),
  notes: z.array(Note).max(500),
  origin: FlowOrigin.optional(),
});
export type FlowGraph = z.infer<typeof FlowGraph>;
