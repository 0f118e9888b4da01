import { Alert, Button, FileButton, Group, Modal, Stack, Text } from '@mantine/core';
import { type Grid, replaceTable, type SheetAnswers, type SheetQuestion, tableFromDmn, tableFromGrid } from '@mortise/shared/decision';
import { IconFileUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTextIn } from '../../app/language.ts';
import { useNotice } from '../../app/notice.ts';
import { useAppTexts } from '../../app/texts.ts';
import { useTable, useTableBoard, useTablePerform } from '../table-board.ts';
import { useTableView } from '../table-view.tsx';
import { type Imported, ImportPreview } from './import-preview.tsx';
import { QuestionForm } from './question-form.tsx';
import { readTableFile } from './read-file.ts';
import { useFileTexts } from './texts.ts';

/** A sheet that cannot be read before somebody answers; `round` counts how often was asked. */
type Asking = {
  readonly is: 'asking';
  readonly grid: Grid;
  readonly questions: readonly SheetQuestion[];
  readonly answers: SheetAnswers;
  readonly round: number;
};

type State =
  | { readonly is: 'choosing'; readonly refusal?: string }
  | { readonly is: 'reading' }
  | Asking
  | { readonly is: 'read'; readonly imported: Imported };

/** Reads a table from a file: asks what it does not say, shows what was made of it, and only then replaces the one that is open. */
export function ImportDialog({ onClose }: { onClose(): void }) {
  const t = useFileTexts();
  const app = useAppTexts();
  const notice = useNotice();
  const perform = useTablePerform();
  const { change } = useTableView();
  const { state, choose, answer } = useImport();
  const apply = ({ table }: Imported) => {
    if (!perform(replaceTable, { table })) return;
    change({ column: undefined, tried: undefined, panel: 'check' });
    notice(t('imported'));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('importTitle')} closeButtonProps={{ 'aria-label': app('close') }} size="lg">
      {(state.is === 'choosing' || state.is === 'reading') && (
        <Stack>
          <Text size="sm">{t('importHelp')}</Text>
          {state.is === 'choosing' && state.refusal !== undefined && (
            <Alert color="red" variant="light" role="alert">
              {state.refusal}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {app('cancel')}
            </Button>
            <FileButton accept=".xlsx,.csv,.tsv,.dmn,.xml" onChange={(file) => file && void choose(file)}>
              {(props) => (
                <Button {...props} data-autofocus leftSection={<IconFileUpload size={17} />} loading={state.is === 'reading'}>
                  {t('choose')}
                </Button>
              )}
            </FileButton>
          </Group>
        </Stack>
      )}
      {state.is === 'asking' && <QuestionForm key={state.round} questions={state.questions} onAnswer={answer} onCancel={onClose} />}
      {state.is === 'read' && <ImportPreview imported={state.imported} onApply={() => apply(state.imported)} onClose={onClose} />}
    </Modal>
  );
}

function useImport() {
  const t = useFileTexts();
  const textIn = useTextIn();
  const table = useTable();
  const { uses } = useTableBoard();
  const [state, setState] = useState<State>({ is: 'choosing' });
  const readGrid = (grid: Grid, answers: SheetAnswers, round: number) => {
    const reading = tableFromGrid(grid, { id: table.id, name: table.name, like: table, names: Object.keys(uses.names ?? {}), answers });
    if (reading.is === 'refused') setState({ is: 'choosing', refusal: textIn(reading.message) });
    else if (reading.is === 'asks') setState({ is: 'asking', grid, questions: reading.questions, answers, round });
    else
      setState({ is: 'read', imported: { table: reading.table, conversions: reading.conversions, remarks: reading.remarks.map(textIn) } });
  };
  const choose = async (file: File) => {
    setState({ is: 'reading' });
    const reading = await readTableFile(file);
    if (reading.is === 'refused') return setState({ is: 'choosing', refusal: t(reading.why) });
    if (reading.is === 'grid') return readGrid(reading.grid, {}, 0);
    const dmn = await tableFromDmn(reading.xml);
    if (!dmn.ok) return setState({ is: 'choosing', refusal: textIn(dmn.message) });
    setState({ is: 'read', imported: { table: dmn.table, conversions: [], remarks: dmn.warnings } });
  };
  return {
    state,
    choose,
    answer: (given: SheetAnswers) => state.is === 'asking' && readGrid(state.grid, { ...state.answers, ...given }, state.round + 1),
  };
}
