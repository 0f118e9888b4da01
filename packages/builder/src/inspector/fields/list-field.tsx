import { TagsInput } from '@mantine/core';
import { useTextIn } from '../../app/language.ts';
import type { FieldProps } from '../field-props.ts';
import { useProblemAt } from '../settings-problems.ts';
import { listIn } from '../shape.ts';

/** Some short texts. */
export function ListField({ shape, value, path, onChange }: FieldProps) {
  const textIn = useTextIn();
  return (
    <TagsInput
      label={textIn(shape.label)}
      description={shape.help && textIn(shape.help)}
      error={useProblemAt(path)}
      value={listIn(value).map(String)}
      onChange={onChange}
    />
  );
}
