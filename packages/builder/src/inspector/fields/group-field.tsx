import { Fieldset } from '@mantine/core';
import { useTextIn } from '../../app/language.ts';
import type { FieldProps } from '../field-props.ts';
import { SettingList } from '../setting-list.tsx';
import { recordIn } from '../shape.ts';

/** Some settings that belong together. */
export function GroupField({ shape, value, path, onChange }: FieldProps) {
  const textIn = useTextIn();
  return (
    <Fieldset legend={textIn(shape.label)} p="xs">
      <SettingList schema={shape.schema} value={recordIn(value)} path={path} onChange={onChange} />
    </Fieldset>
  );
}
