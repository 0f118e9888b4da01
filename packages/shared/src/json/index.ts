export { canonicalJson, Json, JsonRecord, plainJson, sameJson } from './json.ts';
