import { Button, Group, Menu, Select, Text, Title, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  type Aggregation,
  Aggregation as Aggregations,
  aggregationTitles,
  HitPolicy,
  policyTitles,
  setHitPolicy,
} from '@mortise/shared/decision';
import { IconChevronLeft, IconDownload, IconUpload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useLanguage, useTextIn } from '../app/language.ts';
import { useNotice } from '../app/notice.ts';
import type { SaveState } from '../editing/autosave.ts';
import { ImportDialog } from './files/import-dialog.tsx';
import { useTable, useTableBoard, useTablePerform } from './table-board.ts';
import { useTableTexts } from './texts.ts';

const stateText = { saved: 'saved', saving: 'saving', dirty: 'dirty', failed: 'saveFailed', conflict: 'conflict' } as const;

/** The head of the table screen: which table, whether it is saved, how it decides, and the ways in and out. */
export function TableHeader({ saveState }: { readonly saveState: SaveState }) {
  const t = useTableTexts();
  const table = useTable();
  const { readOnly } = useTableBoard();
  const [importing, { open, close }] = useDisclosure();
  return (
    <Group component="header" className="drawing-header" justify="space-between" wrap="nowrap" gap="md">
      <Group gap={10} wrap="nowrap" miw={0}>
        <Tooltip label={t('back')}>
          <Link to="/tables" aria-label={t('back')} className="icon-link">
            <IconChevronLeft size={20} />
          </Link>
        </Tooltip>
        <Title order={1} size="h4" lineClamp={1}>
          {table.name || table.id}
        </Title>
        {!readOnly && (
          <Text size="xs" c={saveState === 'failed' || saveState === 'conflict' ? 'red.8' : 'gray.6'} role="status" className="save-state">
            {t(stateText[saveState])}
          </Text>
        )}
      </Group>
      <Group gap={8} wrap="nowrap">
        <PolicyPicker />
        {!readOnly && (
          <Button variant="default" size="sm" leftSection={<IconUpload size={16} />} onClick={open}>
            {t('import')}
          </Button>
        )}
        <ExportMenu />
      </Group>
      {importing && <ImportDialog onClose={close} />}
    </Group>
  );
}

function PolicyPicker() {
  const t = useTableTexts();
  const textIn = useTextIn();
  const { hitPolicy, aggregation } = useTable();
  const { readOnly } = useTableBoard();
  const perform = useTablePerform();
  const aggregate = (next: string | null) => {
    const known = Aggregations.options.find((each) => each === next);
    perform(setHitPolicy, { hitPolicy: 'COLLECT', aggregation: known });
  };
  const aggregations: readonly Aggregation[] = Aggregations.options;
  return (
    <>
      <Select
        size="sm"
        w={150}
        disabled={readOnly}
        aria-label={t('policy')}
        allowDeselect={false}
        value={hitPolicy}
        data={HitPolicy.options.map((value) => ({ value, label: policyLabel(textIn(policyTitles[value]), value) }))}
        comboboxProps={{ width: 220 }}
        onChange={(next) => {
          const known = HitPolicy.options.find((each) => each === next);
          if (known) perform(setHitPolicy, { hitPolicy: known });
        }}
      />
      {hitPolicy === 'COLLECT' && (
        <Select
          size="sm"
          w={110}
          disabled={readOnly}
          aria-label={t('aggregation')}
          allowDeselect={false}
          value={aggregation ?? ''}
          data={[
            { value: '', label: t('noAggregation') },
            ...aggregations.map((value) => ({ value, label: textIn(aggregationTitles[value]) })),
          ]}
          onChange={aggregate}
        />
      )}
    </>
  );
}

/** The name in the reader's language, and beside it the standard's own where that is another. */
function policyLabel(title: string, code: string): string {
  return title.toUpperCase() === code ? title : `${title} · ${code}`;
}

function ExportMenu() {
  const t = useTableTexts();
  const language = useLanguage();
  const table = useTable();
  const notice = useNotice();
  const write = (form: 'xlsx' | 'csv' | 'dmn') => {
    import('./files/write-file.ts')
      .then(({ writeTable }) => writeTable(table, form, language))
      .catch(() => notice(t('exportFailed'), 'red'));
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="sm" leftSection={<IconDownload size={16} />}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => write('xlsx')}>{t('exportXlsx')}</Menu.Item>
        <Menu.Item onClick={() => write('csv')}>{t('exportCsv')}</Menu.Item>
        <Menu.Item onClick={() => write('dmn')}>{t('exportDmn')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
