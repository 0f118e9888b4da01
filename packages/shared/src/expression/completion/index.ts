export { type CatalogueFunction, type CatalogueParameter, functionCatalogue } from './catalogue.ts';
export { type Completion, completionsAt } from './completions-at.ts';
export type { CompletionOptions } from './seen-at.ts';
export { type SignatureHint, signatureAt } from './signature-at.ts';
