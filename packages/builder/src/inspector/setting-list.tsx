import { Stack } from '@mantine/core';
import type { JsonRecord } from '@mortise/shared/json';
import { Field } from './field.tsx';
import { shapesOf } from './shape.ts';

type Props = { readonly schema: JsonRecord; readonly value: JsonRecord; readonly path: string; onChange(value: JsonRecord): void };

/** The settings of an object, one under the other. A setting that is emptied and may be left out is left out. */
export function SettingList({ schema, value, path, onChange }: Props) {
  return (
    <Stack gap="sm">
      {shapesOf(schema).map((shape) => (
        <Field
          key={shape.name}
          shape={shape}
          value={value[shape.name]}
          path={path === '' ? shape.name : `${path}.${shape.name}`}
          onChange={(next) => {
            const { [shape.name]: _, ...rest } = value;
            onChange(next === undefined ? rest : { ...value, [shape.name]: next });
          }}
        />
      ))}
    </Stack>
  );
}
