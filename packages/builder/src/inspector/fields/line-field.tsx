import { TextInput } from '@mantine/core';
import { useTextIn } from '../../app/language.ts';
import { type FieldProps, lineIn } from '../field-props.ts';
import { useProblemAt } from '../settings-problems.ts';

/** A short text that is not read by customers. */
export function LineField({ shape, value, path, onChange }: FieldProps) {
  const textIn = useTextIn();
  return (
    <TextInput
      label={textIn(shape.label)}
      description={shape.help && textIn(shape.help)}
      error={useProblemAt(path)}
      value={lineIn(value)}
      onChange={(event) => onChange(emptied(event.currentTarget.value, shape.required))}
    />
  );
}

/** Leaves an optional setting out when its text is empty. */
export function emptied(text: string, required: boolean): string | undefined {
  return text === '' && !required ? undefined : text;
}
