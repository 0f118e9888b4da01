import type { FeelFunction } from './feel-function.ts';
import { listFunctions } from './list-functions.ts';
import { logicFunctions } from './logic-functions.ts';
import { numberFunctions } from './number-functions.ts';
import { patternFunctions } from './pattern-functions.ts';
import { textFunctions } from './text-functions.ts';
import { timeFunctions } from './time-functions.ts';

/** Every function an expression may call, by its name. */
export const functionsByName: ReadonlyMap<string, FeelFunction> = new Map(
  [...textFunctions, ...patternFunctions, ...numberFunctions, ...listFunctions, ...logicFunctions, ...timeFunctions].map((each) => [
    each.name,
    each,
  ]),
);
