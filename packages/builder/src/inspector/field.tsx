import type { ComponentType } from 'react';
import { CodeField } from '../code/code-field.tsx';
import type { FieldProps } from './field-props.ts';
import { ChoiceField } from './fields/choice-field.tsx';
import { ConditionsField } from './fields/conditions-field.tsx';
import { ExpressionField } from './fields/expression-field.tsx';
import { FlowField } from './fields/flow-field.tsx';
import { GroupField } from './fields/group-field.tsx';
import { JsonField } from './fields/json-field.tsx';
import { LineField } from './fields/line-field.tsx';
import { ListField } from './fields/list-field.tsx';
import { NumberField } from './fields/number-field.tsx';
import { IntentsField, KnowledgeField, TableField } from './fields/resource-field.tsx';
import { AssignmentsField, ChoicesField, MappingField, RowsField } from './fields/rows-field.tsx';
import { SwitchField } from './fields/switch-field.tsx';
import { TextField } from './fields/text-field.tsx';
import { VariableField } from './fields/variable-field.tsx';
import type { EditorName } from './shape.ts';

/** One component per hint, and one per form of a value. */
const editors: Readonly<Record<EditorName, ComponentType<FieldProps>>> = {
  text: TextField,
  words: TextField,
  variable: VariableField,
  expression: ExpressionField,
  conditions: ConditionsField,
  assignments: AssignmentsField,
  mapping: MappingField,
  choices: ChoicesField,
  rows: RowsField,
  'decision-table': TableField,
  intents: IntentsField,
  knowledge: KnowledgeField,
  flow: FlowField,
  code: CodeField,
  choice: ChoiceField,
  number: NumberField,
  switch: SwitchField,
  line: LineField,
  list: ListField,
  group: GroupField,
  json: JsonField,
};

/** A setting's editor. */
export function Field(props: FieldProps) {
  const Editor = editors[props.shape.editor];
  return <Editor {...props} />;
}
