import type { KnowledgeSet } from '@mortise/shared/flow';
import { featuresOf } from '../intents/index.ts';

type Article = KnowledgeSet['articles'][number];

/** Finds the article whose question is most like a text; `likeness` is the cosine of their n-grams, 0..1. */
export type ArticleSearch = { nearest(text: string): { readonly article: Article; readonly likeness: number } | undefined };

const searches = new Map<string, ArticleSearch>();
const keptAtMost = 100;

/** The search over a published set, built on first use and kept: a set never changes. */
export function searchFor(set: KnowledgeSet): ArticleSearch {
  const name = JSON.stringify(set);
  const known = searches.get(name);
  if (known) return known;
  const search = articleSearch(set);
  if (searches.size >= keptAtMost) searches.clear();
  searches.set(name, search);
  return search;
}

function articleSearch(set: KnowledgeSet): ArticleSearch {
  const questions = set.articles.flatMap((article) => article.questions.map((question) => ({ article, counts: featuresOf(question) })));
  const seenIn = new Map<string, number>();
  for (const { counts } of questions) for (const feature of counts.keys()) seenIn.set(feature, (seenIn.get(feature) ?? 0) + 1);
  const weigh = (counts: ReadonlyMap<string, number>) =>
    new Map([...counts].map(([feature, count]) => [feature, count * Math.log(1 + questions.length / (seenIn.get(feature) ?? 0.5))]));
  const weighed = questions.map(({ article, counts }) => ({ article, weights: weigh(counts) }));
  return {
    nearest(text) {
      const asked = weigh(featuresOf(text));
      let best: { article: Article; likeness: number } | undefined;
      for (const { article, weights } of weighed) {
        const likeness = cosine(asked, weights);
        if (likeness > (best?.likeness ?? 0)) best = { article, likeness };
      }
      return best;
    },
  };
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let dot = 0;
  for (const [feature, weight] of a) dot += weight * (b.get(feature) ?? 0);
  return dot === 0 ? 0 : dot / (lengthOf(a) * lengthOf(b));
}

function lengthOf(weights: ReadonlyMap<string, number>): number {
  return Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0));
}
