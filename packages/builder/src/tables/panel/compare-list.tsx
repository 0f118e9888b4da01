import { Select, Stack, Text, UnstyledButton } from '@mantine/core';
import { type DifferenceLine, differenceLines, differenceOfTables } from '@mortise/shared/decision';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTextIn } from '../../app/language.ts';
import { Empty } from '../../app/list-frame.tsx';
import { useTable, useTableBoard } from '../table-board.ts';
import { DecidedOtherwise } from './decided-otherwise.tsx';
import { ReplaySection } from './replay-section.tsx';
import { useTablePanelTexts } from './texts.ts';
import { useJump } from './use-jump.ts';

const mostShown = 200;

/** What the table as it stands does otherwise than a published version, or than it did when it was opened. */
export function CompareList() {
  const t = useTablePanelTexts();
  const textIn = useTextIn();
  const { uses, opened } = useTableBoard();
  const table = useDeferredValue(useTable());
  const bases = [
    ...uses.published.map((each) => ({
      value: each.flow,
      label: t('publishedIn', { flow: textIn(each.name), number: each.number }),
      table: each.table,
    })),
    { value: ' opened', label: t('asOpened'), table: opened },
  ];
  const [chosen, setChosen] = useState<string>();
  const base = bases.find(({ value }) => value === chosen) ?? bases[0];
  const before = base?.table ?? opened;
  const lines = useMemo(() => differenceLines(differenceOfTables(before, table)), [before, table]);
  return (
    <Stack>
      <Select
        label={t('compareWith')}
        allowDeselect={false}
        value={base?.value ?? null}
        data={bases.map(({ value, label }) => ({ value, label }))}
        onChange={(next) => setChosen(next ?? undefined)}
      />
      {lines.length === 0 ? <Empty title={t('noDifference')} help={t('noDifferenceHelp')} /> : <Lines lines={lines} />}
      {lines.length > 0 && <DecidedOtherwise before={before} />}
      <ReplaySection before={before} />
    </Stack>
  );
}

function Lines({ lines }: { readonly lines: readonly DifferenceLine[] }) {
  const t = useTablePanelTexts();
  const textIn = useTextIn();
  const jump = useJump();
  return (
    <>
      <Stack component="ul" gap={6} className="plain-list" aria-label={t('compareWith')}>
        {lines.slice(0, mostShown).map(({ text, rule }) => (
          <li key={text.zh}>
            <UnstyledButton className="problem" onClick={() => rule !== undefined && jump({ part: 'rule', rule })}>
              <Text size="sm" component="span" className="difference">
                {textIn(text)}
              </Text>
            </UnstyledButton>
          </li>
        ))}
      </Stack>
      {lines.length > mostShown && (
        <Text size="sm" c="gray.6">
          {t('more', { count: lines.length - mostShown })}
        </Text>
      )}
    </>
  );
}
