import { useTextIn } from '../../app/language.ts';
import { useGraph } from '../../flows/editor-context.ts';
import { useResources } from '../../flows/resources.ts';
import type { FieldProps } from '../field-props.ts';
import { ResourcePicker } from './resource-field.tsx';

/** Another flow of the tenant: one to call runs as part of this one, one to start is a process of its own. */
export function FlowField(props: FieldProps) {
  const textIn = useTextIn();
  const { flows } = useResources();
  const { id: own, type } = useGraph();
  const wanted = props.shape.schema.use === 'start' ? 'process' : type;
  const options = flows.filter((flow) => flow.id !== own && flow.type === wanted);
  return <ResourcePicker {...props} options={options.map(({ id, name }) => ({ value: id, label: `${textIn(name)} (${id})` }))} />;
}
