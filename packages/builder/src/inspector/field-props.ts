import type { Json } from '@mortise/shared/json';
import type { Shape } from './shape.ts';

/** What every field is given: its setting, its value, and where it stands in the settings, as `cases.0.when`. */
export type FieldProps = {
  readonly shape: Shape;
  readonly value: Json | undefined;
  readonly path: string;
  onChange(value: Json | undefined): void;
};

/** Text in JSON, or an empty one. */
export function lineIn(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
