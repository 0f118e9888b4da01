import type { DecisionModel } from '../model/decision-model.ts';
import type { DmnVersion } from './dmn-version.ts';
import { modelFromDmn } from './model-from-dmn.ts';
import { type NotDmn, notDmn, parseDmn } from './parse-dmn.ts';

/**
 * A DMN file: its text, which stays the truth of what it holds, and what it says about deciding. `warnings` tell what has no place
 * in the standard, in the parser's words: it stays in the text, and nothing is computed from it.
 */
export type DmnDocument = {
  readonly ok: true;
  readonly xml: string;
  readonly version: DmnVersion;
  readonly model: DecisionModel;
  readonly warnings: readonly string[];
};

/** Reads a DMN file of the versions 1.1 to 1.5 whole. Files it imports are read on their own and meet in `compileModel`. */
export async function readDmn(xml: string): Promise<DmnDocument | NotDmn> {
  const parsed = await parseDmn(xml);
  if (!parsed.ok) return parsed;
  const model = modelFromDmn(parsed.root);
  return model === undefined ? notDmn : { ok: true, xml, version: parsed.namespaces.version, model, warnings: parsed.warnings };
}
