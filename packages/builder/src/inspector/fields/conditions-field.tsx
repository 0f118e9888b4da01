import { Stack } from '@mantine/core';
import { ConditionEditor } from '../condition-editor.tsx';
import { Field } from '../field.tsx';
import { type FieldProps, lineIn } from '../field-props.ts';
import { useProblemAt } from '../settings-problems.ts';
import { recordIn, shapesOf } from '../shape.ts';
import { type RowProps, Rows } from './rows-field.tsx';

/** Rows of a way out and its condition: shown as comparisons, with FEEL behind them. */
export function ConditionsField(props: FieldProps) {
  const items = recordIn(props.shape.schema.items);
  return <Rows {...props} named row={(row) => <ConditionRow {...row} shapes={shapesOf(items)} />} />;
}

type Props = RowProps & { readonly shapes: ReturnType<typeof shapesOf> };

function ConditionRow({ value, path, onChange, shapes }: Props) {
  const problem = useProblemAt(`${path}.when`);
  const held = recordIn(value);
  return (
    <Stack gap="sm">
      {shapes.map((shape) =>
        shape.name === 'when' ? (
          <ConditionEditor
            key="when"
            shape={shape}
            feel={lineIn(held.when)}
            problem={problem}
            onChange={(when) => onChange({ ...held, when })}
          />
        ) : (
          <Field
            key={shape.name}
            shape={shape}
            value={held[shape.name]}
            path={`${path}.${shape.name}`}
            onChange={(next) => onChange({ ...held, [shape.name]: next ?? null })}
          />
        ),
      )}
    </Stack>
  );
}
