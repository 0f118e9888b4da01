import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { type Conversion, type DecisionTable, reasonText } from '@mortise/shared/decision';
import { useLanguage, useTextIn } from '../../app/language.ts';
import { useAppTexts } from '../../app/texts.ts';
import { useFileTexts } from './texts.ts';

/** A table read from a file, with what was converted and what the reader should know. */
export type Imported = {
  readonly table: DecisionTable;
  readonly conversions: readonly Conversion[];
  readonly remarks: readonly string[];
};

type Props = { readonly imported: Imported; onApply(): void; onClose(): void };

/** What was read from a file, before it takes the place of the table that is open. */
export function ImportPreview({ imported, onApply, onClose }: Props) {
  const t = useFileTexts();
  const app = useAppTexts();
  const { table, conversions, remarks } = imported;
  return (
    <Stack>
      <Text fw={600}>{t('preview', { rules: table.rules.length, inputs: table.inputs.length, outputs: table.outputs.length })}</Text>
      {remarks.length > 0 && (
        <Alert color="orange" variant="light" title={t('warnings')}>
          {remarks.slice(0, 20).map((remark) => (
            <Text key={remark} size="sm">
              {remark}
            </Text>
          ))}
        </Alert>
      )}
      {conversions.length > 0 && <Conversions conversions={conversions} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {app('cancel')}
        </Button>
        <Button data-autofocus onClick={onApply}>
          {t('apply')}
        </Button>
      </Group>
    </Stack>
  );
}

const mostShown = 5;

/** The conversions by what was done, each with a few of its cells; those that were not understood come first. */
function Conversions({ conversions }: Pick<Imported, 'conversions'>) {
  const t = useFileTexts();
  const textIn = useTextIn();
  const language = useLanguage();
  const groups = [...Map.groupBy(conversions, ({ why }) => why.join())].sort(
    ([left], [right]) => Number(right.includes('kept')) - Number(left.includes('kept')),
  );
  return (
    <section className="conversions" aria-label={t('converted', { count: conversions.length })}>
      <Text size="sm">{t('converted', { count: conversions.length })}</Text>
      <ul>
        {groups.map(([why, group]) => (
          <li key={why}>
            <Text size="sm" fw={600} c={why.includes('kept') ? 'orange.8' : 'gray.9'}>
              {(group[0]?.why ?? []).map((reason) => textIn(reasonText(reason))).join(language === 'zh' ? '，' : ', ')} · {group.length}
            </Text>
            {group.slice(0, mostShown).map(({ row, column, from, to }) => (
              <Text key={`${row} ${column}`} size="xs" c="gray.7" className="formula">
                {t('conversion', { row: row + 1, column: column + 1, from: from || '""', to })}
              </Text>
            ))}
            {group.length > mostShown && <Text size="xs">{t('more', { count: group.length - mostShown })}</Text>}
          </li>
        ))}
      </ul>
    </section>
  );
}
