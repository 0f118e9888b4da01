export { type IntentModel, modelFor, type Recognition, trainIntents } from './intent-model.ts';
export { featuresOf } from './text-features.ts';
