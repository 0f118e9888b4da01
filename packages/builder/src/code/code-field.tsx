import { Textarea } from '@mantine/core';
import { useTextIn } from '../app/language.ts';
import { type FieldProps, lineIn } from '../inspector/field-props.ts';
import { useProblemAt } from '../inspector/settings-problems.ts';

/** JavaScript for the sandbox. A plain text field: Tab moves on, as everywhere, so the keyboard is never caught in it. */
export function CodeField({ shape, value, path, onChange }: FieldProps) {
  const textIn = useTextIn();
  return (
    <Textarea
      label={textIn(shape.label)}
      description={shape.help && textIn(shape.help)}
      error={useProblemAt(path)}
      classNames={{ input: 'formula' }}
      spellCheck={false}
      autoCapitalize="off"
      autosize
      minRows={8}
      maxRows={24}
      value={lineIn(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
