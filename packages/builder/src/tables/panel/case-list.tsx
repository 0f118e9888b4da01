import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { type Coverage, removeCase, type TableCase, writeCase } from '@mortise/shared/decision';
import { IconCircleCheckFilled, IconCircleXFilled, IconClockHour4 } from '@tabler/icons-react';
import { Empty } from '../../app/list-frame.tsx';
import type { ToldCase } from '../checking/messages.ts';
import { useTable, useTableBoard, useTablePerform } from '../table-board.ts';
import { useTableView } from '../table-view.tsx';
import { useOutcomeText } from './outcome-text.ts';
import { useTablePanelTexts } from './texts.ts';
import { expectationOf, trialOf } from './trial.ts';
import { useJump } from './use-jump.ts';

/** The test cases beside the table: which pass, what the others found, and what none of them reaches. */
export function CaseList() {
  const t = useTablePanelTexts();
  const { cases = [] } = useTable();
  const { checking } = useTableBoard();
  const { results, coverage, problems } = checking;
  if (cases.length === 0) return <Empty title={t('noCases')} help={t('noCasesHelp')} />;
  const known = cases.flatMap(({ id }) => results?.get(id) ?? []);
  const passed = known.filter((result) => result.passed).length;
  return (
    <Stack>
      {(problems?.length ?? 0) > 0 && (
        <Text size="sm" c="orange.8">
          {t('untested')}
        </Text>
      )}
      {known.length > 0 && (
        <Text size="sm" fw={600} role="status">
          {t('passedCount', { passed, failed: known.length - passed })}
        </Text>
      )}
      <Stack component="ul" gap={8} className="plain-list" aria-label={t('noCases')}>
        {cases.map((one) => (
          <CaseItem key={one.id} one={one} result={results?.get(one.id)} />
        ))}
      </Stack>
      {coverage && <CoverageNote coverage={coverage} />}
    </Stack>
  );
}

function CaseItem({ one, result }: { readonly one: TableCase; readonly result: ToldCase | undefined }) {
  const t = useTablePanelTexts();
  const table = useTable();
  const { readOnly } = useTableBoard();
  const perform = useTablePerform();
  const outcomeText = useOutcomeText();
  const { change } = useTableView();
  const failed = result?.passed === false;
  return (
    <li className="setting-row">
      <Group gap={8} wrap="nowrap" align="flex-start">
        <CaseSign result={result} />
        <div>
          <Text size="sm" fw={600}>
            {one.name}
          </Text>
          <Text size="xs" c="gray.7">
            {t('expected', { text: outcomeText(one.expect) })}
          </Text>
          {failed && (
            <Text size="xs" c="red.8">
              {t('found', { text: outcomeText(result.found) })}
            </Text>
          )}
        </div>
      </Group>
      <Group gap={6} mt={6}>
        <Button size="compact-xs" variant="default" onClick={() => change({ trial: trialOf(table, one), tried: undefined, panel: 'try' })}>
          {t('openCase')}
        </Button>
        {failed && !readOnly && (
          <Button
            size="compact-xs"
            variant="light"
            onClick={() => perform(writeCase, { case: { ...one, expect: expectationOf(result.found) } })}
          >
            {t('acceptFound')}
          </Button>
        )}
        {!readOnly && (
          <Button size="compact-xs" variant="subtle" color="red" onClick={() => perform(removeCase, { id: one.id })}>
            {t('removeCase')}
          </Button>
        )}
      </Group>
    </li>
  );
}

function CaseSign({ result }: { readonly result: ToldCase | undefined }) {
  const t = useTablePanelTexts();
  if (result === undefined) return <IconClockHour4 size={18} className="case-sign" aria-hidden="true" />;
  if (result.passed) return <IconCircleCheckFilled size={18} className="case-sign passed" role="img" aria-label={t('passed')} />;
  return <IconCircleXFilled size={18} className="case-sign failed" role="img" aria-label={t('failed')} />;
}

const mostShown = 40;

function CoverageNote({ coverage }: { readonly coverage: Coverage }) {
  const t = useTablePanelTexts();
  const { rules } = useTable();
  const jump = useJump();
  const { unreached } = coverage;
  const rows = new Map(rules.map(({ id }, row) => [id, row + 1]));
  const { reached, total } = coverage.rules;
  return (
    <section aria-label={t('unreached')}>
      <Text size="sm">{t('coverage', { reached, total, checked: coverage.cells.checked, cells: coverage.cells.total })}</Text>
      {unreached.length > 0 && (
        <>
          <Title order={2} size="h6" mt="sm" mb={4}>
            {t('unreached')}
          </Title>
          <Group gap={8}>
            {unreached.slice(0, mostShown).map((rule) => (
              <Anchor key={rule} component="button" type="button" size="sm" onClick={() => jump({ part: 'rule', rule })}>
                {t('rowList', { rows: rows.get(rule) ?? rule })}
              </Anchor>
            ))}
            {unreached.length > mostShown && <Text size="sm">{t('more', { count: unreached.length - mostShown })}</Text>}
          </Group>
        </>
      )}
    </section>
  );
}
