import type { PartEffect, PartFunction, PartRequest } from '@mortise/shared/connector';
import type { Json, JsonRecord } from '@mortise/shared/json';
import type { Text } from '@mortise/shared/text';
import type { z } from 'zod';
import { type Answer, answerFrom } from './answer.ts';

/** What a part may know of its surroundings: the connection's open fields, and the key its calls carry (`key:1`, `key:2` …). */
export type PartContext = { readonly connection: JsonRecord; readonly key: string };
/** `call` counts from 1; `carry` is what the step before wanted to remember. */
type AnswerContext<I> = PartContext & { readonly input: I; readonly call: number; readonly carry: Json };

type Ending<E extends string> = { readonly exit: E; readonly output?: Json };

type Definition<I extends z.ZodType, E extends string> = {
  /** `system.verb`, for ever. */
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  readonly help: Text;
  /** Strict: `z.strictObject`. */
  readonly input: I;
  /** Of every exit that gives an output. */
  readonly output: z.ZodType;
  readonly exits: readonly { readonly id: E; readonly title: Text }[];
  /** Origins beside the connection's own. */
  readonly hosts?: readonly string[];
  readonly secrets?: readonly string[];
  readonly example: z.input<I>;
  request(input: z.output<I>, context: PartContext): PartRequest;
  /** The end, or the next request. A status of 429 or 500 and above never comes here: the runtime takes it as the system's failure. */
  response(answer: Answer, context: AnswerContext<z.output<I>>): Ending<NoInfer<E>> | { readonly next: PartRequest; readonly carry?: Json };
};

/** Asks the other system what became of a payment. `absent` only where it is certain that it never arrived. */
type Lookup<I, E extends string> = {
  request(input: I, context: PartContext): PartRequest;
  response(answer: Answer, context: PartContext & { readonly input: I }): Ending<E> | 'absent' | 'unknown';
};

/** A part that pays must be able to look up by key: without it, a lost answer would be a payment made twice or never. */
type Paying<I extends z.ZodType, E extends string> =
  | { readonly effect: 'reads' | 'writes'; readonly lookup?: never }
  | { readonly effect: 'pays'; readonly lookup: Lookup<z.output<I>, NoInfer<E>> };

/** A part with its types folded away: data in, data out. */
export type Part = Omit<Definition<z.ZodType, string>, 'request' | 'response' | 'example'> & {
  readonly effect: PartEffect;
  readonly example: Json;
  readonly hosts: readonly string[];
  readonly secrets: readonly string[];
  /** Calls one function with plain JSON, as the sandbox does with a published part. */
  invoke(name: PartFunction, argument: PartArgument): unknown;
};

/** The one argument of every function. */
export type PartArgument = {
  readonly input: Json;
  readonly context: PartContext;
  readonly answer?: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly text: string } | undefined;
  readonly call?: number;
  readonly carry?: Json;
};

/** Declares one part: one file, one verb, pure on both sides. */
export function definePart<I extends z.ZodType, E extends string>(definition: Definition<I, E> & Paying<I, E>): Part {
  const { request, response, lookup, example, ...told } = definition;
  return {
    ...told,
    example: plain(example),
    hosts: definition.hosts ?? [],
    secrets: definition.secrets ?? [],
    invoke(name, argument) {
      const { context } = argument;
      const input = definition.input.parse(argument.input);
      const answer = () => answerFrom(argument.answer ?? { status: 0, headers: {}, text: '' });
      switch (name) {
        case 'request':
          return request(input, context);
        case 'response':
          return response(answer(), { ...context, input, call: argument.call ?? 1, carry: argument.carry ?? null });
        case 'lookupRequest':
          return lookup?.request(input, context);
        case 'lookupResponse':
          return lookup?.response(answer(), { ...context, input });
      }
    },
  };
}

function plain(value: unknown): Json {
  const json: Json = JSON.parse(JSON.stringify(value));
  return json;
}
