import { Autocomplete, Button } from '@mantine/core';
import { VariableDecl } from '@mortise/shared/flow';
import { useTextIn } from '../../app/language.ts';
import { changeVariables } from '../../editing/commands/change-variables.ts';
import { useGraph, usePerform } from '../../flows/editor-context.ts';
import { type FieldProps, lineIn } from '../field-props.ts';
import { useProblemAt } from '../settings-problems.ts';
import { useInspectorTexts } from '../texts.ts';
import { emptied } from './line-field.tsx';

/** The name of a variable of the flow. One that is written to can be declared on the spot. */
export function VariableField({ shape, value, path, onChange }: FieldProps) {
  const t = useInspectorTexts();
  const textIn = useTextIn();
  const perform = usePerform();
  const { variables } = useGraph();
  const name = lineIn(value);
  const declared = variables.some((variable) => variable.name === name);
  const legal = VariableDecl.shape.name.safeParse(name).success;
  const declare = () => perform(changeVariables, { variables: [...variables, { name, type: 'text', class: 'internal' }] });
  return (
    <div>
      <Autocomplete
        label={textIn(shape.label)}
        description={shape.help && textIn(shape.help)}
        error={useProblemAt(path)}
        data={variables.map((variable) => variable.name)}
        value={name}
        onChange={(next) => onChange(emptied(next, shape.required))}
      />
      {!declared && legal && (
        <Button variant="light" size="compact-sm" mt={6} onClick={declare}>
          {t('declare', { name })}
        </Button>
      )}
    </div>
  );
}
