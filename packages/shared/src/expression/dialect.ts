import type { FeelType } from './feel-type.ts';

/**
 * How strictly FEEL is read. `strict`, for flows: kinds that do not go together are refused at publication or are a fault when
 * it runs, and money is yuan. `standard`, the letter of DMN 1.5: whatever has no answer is `null`, only syntax is refused.
 */
export type Dialect = 'strict' | 'standard';

/** How a source is compiled: its dialect (strict, unless told), and the types it may name besides the standard's own. */
export type CompileOptions = { readonly dialect?: Dialect; readonly types?: Readonly<Record<string, FeelType>> };
