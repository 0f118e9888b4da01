import type { IntentSet } from '@mortise/shared/flow';
import { featureSpaceOf } from './feature-space.ts';
import { phraseFeaturesOf } from './phrase-features.ts';
import { trainClassifier } from './softmax-classifier.ts';

export type Recognition = { readonly intent: string; readonly confidence: number };

/** Recognises the intent of a text: which of the set's, and how sure (0..1). */
export type IntentModel = {
  recognise(text: string): Recognition;
  /** Every intent of the set, the likeliest first; the confidences add up to at most 1. */
  ranking(text: string): readonly Recognition[];
};

const models = new WeakMap<IntentSet, IntentModel>();
const bySet = new Map<string, IntentModel>();
const keptAtMost = 100;

/** The model of a published set, trained on first use (milliseconds for tens of intents) and kept: a set never changes. */
export function modelFor(set: IntentSet): IntentModel {
  const known = models.get(set);
  if (known) return known;
  const name = JSON.stringify(set);
  const model = bySet.get(name) ?? trainIntents(set);
  if (bySet.size >= keptAtMost) bySet.clear();
  bySet.set(name, model);
  models.set(set, model);
  return model;
}

/**
 * Multinomial logistic regression on tf-idf character and word n-grams: the same set gives the same model. A text that equals a phrase is
 * recognised outright. A text that shares nothing with any phrase is recognised as nothing.
 */
export function trainIntents(set: IntentSet): IntentModel {
  const labels = set.intents.map(({ id }) => id);
  const samples = set.intents.flatMap(({ phrases }, label) =>
    phrases.map((phrase) => ({ label, phrase, counts: phraseFeaturesOf(phrase) })),
  );
  const exact = new Map(samples.map(({ phrase, label }) => [phrase.trim().toLowerCase(), label]));
  const space = featureSpaceOf(samples.map(({ counts }) => counts));
  const chancesOf = trainClassifier(
    samples.map(({ counts, label }) => ({ label, vector: space.vectorOf(counts) })),
    space.size,
    labels.length,
  );

  function ranking(text: string): readonly Recognition[] {
    const same = exact.get(text.trim().toLowerCase());
    const vector = space.vectorOf(phraseFeaturesOf(text));
    const chances = same === undefined ? chancesOf(vector) : undefined;
    // Words never seen in training lower what we are sure of: a text of strangers is nobody's.
    const trust = Math.min(1, vector.known * 2);
    return labels
      .map((intent, label) => ({ intent, confidence: chances ? (chances[label] ?? 0) * trust : Number(label === same) }))
      .sort((one, other) => other.confidence - one.confidence);
  }

  return { ranking, recognise: (text) => ranking(text)[0] ?? { intent: '', confidence: 0 } };
}
