export { claimRegister } from '../capabilities/claims/index.ts';
export { readConfig } from '../config.ts';
export { openProduct, type Product } from '../product.ts';
export { type TestClock, testClock } from './clock.ts';
export { closureOf, draw, variable } from './draw.ts';
export { inside } from './example-execution.ts';
export { hashOf, openTestRuntime, type TestRuntime } from './open-test-runtime.ts';
export { openTestStore, type TestStore } from './open-test-store.ts';
export { quickPasswords } from './quick-passwords.ts';
