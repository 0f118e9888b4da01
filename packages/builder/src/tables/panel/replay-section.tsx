import { Alert, Button, FileButton, Progress, Stack, Text, Title } from '@mantine/core';
import { type ChangeGroup, type DecisionTable, type Replay, replayText } from '@mortise/shared/decision';
import { IconFileUpload, IconPlayerStop } from '@tabler/icons-react';
import { useTextIn } from '../../app/language.ts';
import { useOutcomeText } from './outcome-text.ts';
import { useTablePanelTexts } from './texts.ts';
import { useReplay } from './use-replay.ts';

/** What the table as it stands would have made of recorded inputs, which come from a file, instead of what the other one made of them. */
export function ReplaySection({ before }: { readonly before: DecisionTable }) {
  const t = useTablePanelTexts();
  const { state, start, stop } = useReplay(before);
  return (
    <section aria-label={t('replay')}>
      <Title order={2} size="h6">
        {t('replay')}
      </Title>
      <Text size="sm" c="gray.6" mb={8}>
        {t('replayHelp')}
      </Text>
      {state.is === 'running' ? (
        <Stack gap={6} role="status">
          <Text size="sm">{t('replaying', { done: state.done, total: state.total, changed: state.changed })}</Text>
          <Progress value={state.total === 0 ? 0 : (100 * state.done) / state.total} size="sm" aria-hidden="true" />
          <Button size="xs" variant="default" leftSection={<IconPlayerStop size={15} />} onClick={stop}>
            {t('replayStop')}
          </Button>
        </Stack>
      ) : (
        <FileButton accept=".xlsx,.csv,.tsv" onChange={(file) => file && void start(file)}>
          {(props) => (
            <Button {...props} size="xs" variant="default" leftSection={<IconFileUpload size={15} />}>
              {t('replayChoose')}
            </Button>
          )}
        </FileButton>
      )}
      {state.is === 'refused' && (
        <Alert color="orange" variant="light" mt="sm" role="alert">
          {state.why}
        </Alert>
      )}
      {state.is === 'done' && <ReplayResult replay={state.replay} notes={state.notes} />}
    </section>
  );
}

const mostShown = 12;

function ReplayResult({ replay, notes }: { readonly replay: Replay; readonly notes: readonly string[] }) {
  const t = useTablePanelTexts();
  const textIn = useTextIn();
  const groups = replay.byChange.slice(0, mostShown);
  const rest = replay.changed - groups.reduce((sum, { count }) => sum + count, 0);
  return (
    <Stack gap={6} mt="sm" aria-live="polite">
      {replayText(replay).map((text) => (
        <Text key={text.zh} fw={600} size="sm">
          {textIn(text)}
        </Text>
      ))}
      <Stack component="ul" gap={4} className="plain-list">
        {groups.map((group) => (
          <GroupItem key={`${JSON.stringify(group.before)} ${JSON.stringify(group.after)}`} group={group} />
        ))}
      </Stack>
      {rest > 0 && <Text size="sm">{t('replayOthers', { count: rest })}</Text>}
      {notes.map((note) => (
        <Text key={note} size="xs" c="gray.7">
          {note}
        </Text>
      ))}
    </Stack>
  );
}

function GroupItem({ group }: { readonly group: ChangeGroup }) {
  const t = useTablePanelTexts();
  const outcomeText = useOutcomeText();
  return (
    <Text component="li" size="sm" className="difference">
      {t('replayGroup', { count: group.count, before: outcomeText(group.before), after: outcomeText(group.after) })}
    </Text>
  );
}
