export { canonicalJson, Json, JsonRecord, plainJson } from './json.ts';
