import { Select } from '@mantine/core';
import { Text } from '@mortise/shared/text';
import { useTextIn } from '../../app/language.ts';
import { type FieldProps, lineIn } from '../field-props.ts';
import { useProblemAt } from '../settings-problems.ts';
import { listIn, recordIn } from '../shape.ts';
import { useInspectorTexts } from '../texts.ts';

/** One of a few named values. */
export function ChoiceField({ shape, value, path, onChange }: FieldProps) {
  const textIn = useTextIn();
  const t = useInspectorTexts();
  const labels = recordIn(shape.schema.labels);
  const options = listIn(shape.schema.enum).map((each) => {
    const label = Text.safeParse(labels[String(each)]);
    return { value: String(each), label: label.success ? textIn(label.data) : String(each) };
  });
  return (
    <Select
      label={textIn(shape.label)}
      description={shape.help && textIn(shape.help)}
      error={useProblemAt(path)}
      placeholder={t('choose')}
      data={options}
      value={lineIn(value) || null}
      clearable={!shape.required}
      allowDeselect={false}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}
