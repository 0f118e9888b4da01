import { Box, Group, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { useTextIn } from '../../app/language.ts';
import { type FieldProps, lineIn } from '../field-props.ts';
import { useProblemAt } from '../settings-problems.ts';
import { VariableMenu } from '../variable-menu.tsx';
import { emptied } from './line-field.tsx';

/** A FEEL expression. */
export function ExpressionField({ shape, value, path, onChange }: FieldProps) {
  const textIn = useTextIn();
  const at = useRef(Number.POSITIVE_INFINITY);
  const text = lineIn(value);
  return (
    <Box>
      <Textarea
        label={textIn(shape.label)}
        description={shape.help && textIn(shape.help)}
        error={useProblemAt(path)}
        classNames={{ input: 'formula' }}
        spellCheck={false}
        autosize
        minRows={1}
        maxRows={6}
        value={text}
        onChange={(event) => onChange(emptied(event.currentTarget.value, shape.required))}
        onSelect={(event) => {
          at.current = event.currentTarget.selectionStart;
        }}
      />
      <Group justify="flex-end" mt={4}>
        <VariableMenu onPick={(name) => onChange(`${text.slice(0, at.current)}${name}${text.slice(at.current)}`)} />
      </Group>
    </Box>
  );
}
