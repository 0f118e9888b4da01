import { Alert, Button, Group, Modal, NativeSelect, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useFaultText } from '../app/fault.ts';
import { useAppTexts } from '../app/texts.ts';
import type { Autosave } from '../editing/autosave.ts';
import { useGraph } from '../flows/editor-context.ts';
import { PastTally } from './past-tally.tsx';
import { usePastTexts } from './past-texts.ts';
import { type PastRun, usePastRun } from './use-past-run.ts';

type Props = { readonly opened: boolean; readonly autosave: Autosave; onClose(): void };

const amounts = ['100', '1000', '10000'];

/** Tries the draft on past executions: how many would go another way, where, and what it comes to. */
export function PastDialog({ opened, autosave, onClose }: Props) {
  const t = usePastTexts();
  const app = useAppTexts();
  const { id } = useGraph();
  const { run, start, stop } = usePastRun({ flow: id, autosave });
  const [most, setMost] = useState('1000');
  const close = () => {
    stop();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} size="lg" title={t('open')} closeButtonProps={{ 'aria-label': app('close') }}>
      <Stack>
        <Text size="sm">{t('help')}</Text>
        <Group align="flex-end">
          <NativeSelect
            label={t('most')}
            data={amounts}
            value={most}
            disabled={run.is === 'running'}
            onChange={(event) => setMost(event.currentTarget.value)}
          />
          {run.is === 'running' ? (
            <Button variant="default" onClick={stop}>
              {t('stop')}
            </Button>
          ) : (
            <Button onClick={() => void start(Number(most))}>{t(run.is === 'idle' ? 'start' : 'again')}</Button>
          )}
        </Group>
        <PastState run={run} most={Number(most)} />
        {run.tally.executions > 0 && <PastTally tally={run.tally} />}
      </Stack>
    </Modal>
  );
}

function PastState({ run, most }: { readonly run: PastRun; readonly most: number }) {
  const t = usePastTexts();
  const faultText = useFaultText();
  const done = run.tally.executions;
  switch (run.is) {
    case 'idle':
      return null;
    case 'running':
      return (
        <div>
          <Progress value={(100 * done) / most} aria-label={t('progress', { done, most })} />
          <Text size="sm" role="status" mt={4}>
            {t('progress', { done, most })}
          </Text>
        </div>
      );
    case 'refused':
      return <Alert color="red" variant="light" role="alert" title={t('errors', { count: run.errors })} />;
    case 'failed':
      return <Alert color="red" variant="light" role="alert" title={faultText(run.error)} />;
    case 'done':
    case 'stopped':
      return (
        <Text size="sm" fw={600} role="status">
          {run.is === 'done' && done === 0 ? t('none') : t(run.is, { done })}
        </Text>
      );
  }
}
