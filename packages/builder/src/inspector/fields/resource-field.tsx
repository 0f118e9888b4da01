import { Anchor, Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTextIn } from '../../app/language.ts';
import { useResources } from '../../flows/resources.ts';
import { type FieldProps, lineIn } from '../field-props.ts';
import { useProblemAt } from '../settings-problems.ts';
import { useInspectorTexts } from '../texts.ts';

/** A decision table of the tenant, and the way to it. */
export function TableField(props: FieldProps) {
  const t = useInspectorTexts();
  const { tables } = useResources();
  const table = lineIn(props.value);
  return (
    <div>
      <ResourcePicker {...props} options={labelled(tables)} />
      {tables.some(({ id }) => id === table) && (
        <Anchor size="sm" mt={4} renderRoot={(root) => <Link {...root} to="/tables/$table" params={{ table }} />}>
          {t('openTable')}
        </Anchor>
      )}
    </div>
  );
}

/** An intent set of the tenant. */
export function IntentsField(props: FieldProps) {
  return <ResourcePicker {...props} options={labelled(useResources().intents)} />;
}

/** A knowledge set of the tenant. */
export function KnowledgeField(props: FieldProps) {
  return <ResourcePicker {...props} options={labelled(useResources().knowledge)} />;
}

type Options = readonly { readonly value: string; readonly label: string }[];

/** Picks one of the tenant's things by its id. One that is no longer there stays visible, so that it can be seen to be wrong. */
export function ResourcePicker({ shape, value, path, onChange, options }: FieldProps & { readonly options: Options }) {
  const textIn = useTextIn();
  const t = useInspectorTexts();
  const held = lineIn(value);
  const known = held === '' || options.some((option) => option.value === held);
  return (
    <Select
      label={textIn(shape.label)}
      description={shape.help && textIn(shape.help)}
      error={useProblemAt(path)}
      placeholder={t('choose')}
      nothingFoundMessage={t('noneFound')}
      searchable
      clearable={!shape.required}
      data={known ? [...options] : [...options, { value: held, label: held }]}
      value={held || null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}

function labelled(list: readonly { readonly id: string; readonly title: string }[]): Options {
  return list.map(({ id, title }) => ({ value: id, label: title === id ? id : `${title} (${id})` }));
}
