import { Switch } from '@mantine/core';
import { useTextIn } from '../../app/language.ts';
import type { FieldProps } from '../field-props.ts';

/** Yes or no. */
export function SwitchField({ shape, value, onChange }: FieldProps) {
  const textIn = useTextIn();
  return (
    <Switch
      label={textIn(shape.label)}
      description={shape.help && textIn(shape.help)}
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
