import { NumberInput } from '@mantine/core';
import { useTextIn } from '../../app/language.ts';
import type { FieldProps } from '../field-props.ts';
import { useProblemAt } from '../settings-problems.ts';

/** A number within the bounds its schema gives. */
export function NumberField({ shape, value, path, onChange }: FieldProps) {
  const textIn = useTextIn();
  const { minimum, maximum, type } = shape.schema;
  return (
    <NumberInput
      label={textIn(shape.label)}
      description={shape.help && textIn(shape.help)}
      error={useProblemAt(path)}
      value={typeof value === 'number' ? value : ''}
      allowDecimal={type !== 'integer'}
      {...(typeof minimum === 'number' && minimum > Number.MIN_SAFE_INTEGER ? { min: minimum } : {})}
      {...(typeof maximum === 'number' && maximum < Number.MAX_SAFE_INTEGER ? { max: maximum } : {})}
      onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
    />
  );
}
