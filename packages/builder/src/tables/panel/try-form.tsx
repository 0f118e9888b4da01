import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type DecisionTable, type TableInput, typeTitles, writeCase } from '@mortise/shared/decision';
import { useState } from 'react';
import { useLanguage, useTextIn } from '../../app/language.ts';
import { useMe } from '../../app/me.ts';
import { useNotice } from '../../app/notice.ts';
import type { Tried } from '../checking/messages.ts';
import { useTable, useTableBoard, useTablePerform } from '../table-board.ts';
import { useTableView } from '../table-view.tsx';
import { useOutcomeText } from './outcome-text.ts';
import { useTablePanelTexts } from './texts.ts';
import { expectationOf, filledIn, freshCaseId } from './trial.ts';

/** An input by hand: which rule holds, what comes out, and in the sheet what every cell says to it. */
export function TryForm() {
  const t = useTablePanelTexts();
  const table = useTable();
  const { view, change } = useTableView();
  const { trial, tried } = view;
  const { state, wrong, run } = useTry();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="gray.7">
          {trial.from ? t('ofCase', { name: trial.from.name }) : t('tryTitle')}
        </Text>
        {table.inputs.map((input) => (
          <InputField key={input.id} input={input} wrong={wrong.has(input.id)} />
        ))}
        <Group gap={8}>
          <Button type="submit" loading={state === 'running'}>
            {t('tryRun')}
          </Button>
          {tried && (
            <Button variant="default" onClick={() => change({ tried: undefined, trial: { texts: {}, from: undefined } })}>
              {t('tryClear')}
            </Button>
          )}
        </Group>
        {state === 'broken' && (
          <Alert color="orange" variant="light" role="alert">
            {t('tryBroken')}
          </Alert>
        )}
        {tried?.table === table && <TriedResult tried={tried.told} />}
      </Stack>
    </form>
  );
}

/** Tries what stands in the form; `wrong` are the inputs whose text is none of their type. */
function useTry() {
  const table = useTable();
  const zone = useMe().data?.tenant.zone ?? 'Asia/Shanghai';
  const { checking } = useTableBoard();
  const { view, change } = useTableView();
  const [state, setState] = useState<'ready' | 'running' | 'broken'>('ready');
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const run = async () => {
    const filled = filledIn(table, view.trial, { now: new Date().toISOString(), zone });
    setWrong(filled.ok ? new Set() : filled.wrong);
    if (!filled.ok) return;
    setState('running');
    const told = await checking.tryOut(filled.given);
    setState(told ? 'ready' : 'broken');
    change({ tried: told && { told, table } });
  };
  return { state, wrong, run };
}

function InputField({ input: { id, label, type }, wrong }: { readonly input: TableInput; readonly wrong: boolean }) {
  const t = useTablePanelTexts();
  const textIn = useTextIn();
  const { view, change } = useTableView();
  const { trial } = view;
  return (
    <TextInput
      label={label || id}
      description={textIn(typeTitles[type])}
      error={wrong ? t('notValue', { type: textIn(typeTitles[type]) }) : undefined}
      value={trial.texts[id] ?? ''}
      onChange={(event) => change({ trial: { ...trial, texts: { ...trial.texts, [id]: event.currentTarget.value } } })}
    />
  );
}

function TriedResult({ tried }: { readonly tried: Tried }) {
  const t = useTablePanelTexts();
  const table = useTable();
  const language = useLanguage();
  const outcomeText = useOutcomeText();
  const rows = rowsOf(table, tried.rules);
  return (
    <section className="tried" aria-label={t('result')} aria-live="polite">
      <Text fw={600}>{outcomeText(tried.found)}</Text>
      {rows.length > 0 && (
        <Text size="sm" c="gray.7">
          {t('rulesHold', { rows: t('rowList', { rows: rows.join('、') }) })}
        </Text>
      )}
      {tried.why[language].slice(1).map((line) => (
        <Text key={line} size="sm" c="gray.7">
          {line}
        </Text>
      ))}
      <KeepCase tried={tried} />
    </section>
  );
}

/** Keeps what was tried, with what came out of it, as a test case; one that was opened is written anew. */
function KeepCase({ tried }: { readonly tried: Tried }) {
  const t = useTablePanelTexts();
  const notice = useNotice();
  const table = useTable();
  const { readOnly } = useTableBoard();
  const perform = useTablePerform();
  const { view, change } = useTableView();
  const { from, texts } = view.trial;
  const language = useLanguage();
  const [name, setName] = useState(from?.name ?? '');
  if (readOnly) return null;
  const suggested = table.inputs
    .flatMap(({ id, label }) => (texts[id] ? [`${label || id} ${texts[id]}`] : []))
    .join(language === 'zh' ? '，' : ', ');
  const keep = () => {
    const id = from?.id ?? freshCaseId(table.cases ?? []);
    const written = { id, name: name.trim() || suggested || id, given: { ...tried.given }, expect: expectationOf(tried.found) };
    if (!perform(writeCase, { case: written })) return;
    notice(t('keptCase'));
    change({ panel: 'cases', trial: { texts: {}, from: undefined } });
  };
  return (
    <Group align="flex-end" gap={8} mt="sm" wrap="nowrap">
      <TextInput
        flex={1}
        size="sm"
        label={t('caseName')}
        placeholder={suggested}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button variant="light" onClick={keep}>
        {from ? t('updateCase') : t('keepCase')}
      </Button>
    </Group>
  );
}

function rowsOf({ rules }: DecisionTable, ids: readonly string[]): readonly number[] {
  const held = new Set(ids);
  return rules.flatMap(({ id }, row) => (held.has(id) ? [row + 1] : []));
}
