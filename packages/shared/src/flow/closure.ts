import { z } from 'zod';
import { Json } from '../json/index.ts';
import { Text } from '../text/index.ts';
import { FlowGraph, FlowId } from './graph.ts';

/** An intent: what a customer may want, with the ways people say it. */
export const Intent = z.strictObject({ id: z.string(), title: Text, phrases: z.array(z.string().min(1).max(300)).max(500) });
export type Intent = z.infer<typeof Intent>;

export const IntentSet = z.strictObject({ id: z.string(), intents: z.array(Intent).min(1).max(500) });
export type IntentSet = z.infer<typeof IntentSet>;

/** A question an operator answered once for everybody. */
export const Article = z.strictObject({
  id: z.string(),
  questions: z.array(z.string().min(1)).min(1),
  answer: Text,
  source: z.string().optional(),
});
export const KnowledgeSet = z.strictObject({ id: z.string(), articles: z.array(Article).max(5000) });
export type KnowledgeSet = z.infer<typeof KnowledgeSet>;

/** A reference by id that publication replaced by a hash: a process a dialog starts, a part's code. */
export const Pinned = z.record(z.string(), z.string());

/**
 * All that a published version needs (D8). Its name is the hash of its canonical JSON; nothing is looked up by name at run time.
 * `processes` are versions of their own, pinned by hash; `parts` are part ids pinned to the hash of their code.
 */
export const FlowClosure = z.strictObject({
  format: z.literal(1),
  root: FlowId,
  flows: z.record(z.string(), FlowGraph),
  /** Decision tables by id: `DecisionTable` of shared/decision. */
  tables: z.record(z.string(), Json),
  intents: z.record(z.string(), IntentSet),
  knowledge: z.record(z.string(), KnowledgeSet),
  processes: Pinned,
  parts: Pinned,
  zone: z.string(),
});
export type FlowClosure = z.infer<typeof FlowClosure>;
