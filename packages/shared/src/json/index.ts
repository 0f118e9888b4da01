export { canonicalJson, Json, JsonRecord } from './json.ts';
