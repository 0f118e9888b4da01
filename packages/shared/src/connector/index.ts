export { PartEffect, PartId, PartManifest } from './part-manifest.ts';
export { LookupVerdict, PartAnswer, PartFunction, PartOutcome, PartRequest, PartStep, SecretRef } from './part-message.ts';
