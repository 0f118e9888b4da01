export { type Answer, answerFrom } from './answer.ts';
export { type Connector, defineConnector } from './define-connector.ts';
export { definePart, type Part, type PartArgument, type PartContext } from './define-part.ts';
export { http, secret } from './http.ts';
export { partManifestOf } from './part-manifest.ts';
export { type Trial, tryLookup, tryPart } from './try-part.ts';
