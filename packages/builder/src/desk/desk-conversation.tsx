import { Alert, Anchor, Button, Group, Stack, Text, Textarea, Title, Tooltip } from '@mantine/core';
import type { Entry } from '@mortise/shared/conversation';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useActorName } from '../app/actor.ts';
import { type Answers, api } from '../app/api.ts';
import { useFaultText } from '../app/fault.ts';
import { useTextIn } from '../app/language.ts';
import { Failure, Waiting } from '../app/list-frame.tsx';
import { useLive } from '../app/live.ts';
import { useNotice } from '../app/notice.ts';
import { useWhen } from '../app/when.ts';
import { useDeskTexts } from './texts.ts';

type Props = { readonly task: Answers['desk']['list']['items'][number]; onFinished(): void };

/** One handed-over conversation: what was said so far, the agent's answer, and giving it back to the flow. */
export function DeskConversation({ task, onFinished }: Props) {
  const t = useDeskTexts();
  const textIn = useTextIn();
  const faultText = useFaultText();
  const notice = useNotice();
  const client = useQueryClient();
  const conversation = task.conversation ?? task.execution;
  const [text, setText] = useState('');
  useLive(`conversation:${conversation}`);
  const key = ['desk', 'transcript', conversation];
  const transcript = useQuery({ queryKey: key, queryFn: () => api.desk.transcript.query({ conversation }) });
  const say = useMutation({
    mutationFn: () => api.desk.say.mutate({ task: task.id, text: text.trim(), id: crypto.randomUUID() }),
    onSuccess: async () => {
      setText('');
      await client.invalidateQueries({ queryKey: key });
    },
  });
  const finish = useMutation({
    mutationFn: () => api.desk.finish.mutate({ task: task.id }),
    onSuccess: async () => {
      notice(t('finished'));
      onFinished();
      await Promise.all([['desk'], ['tasks']].map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
  const failed = say.error ?? finish.error;
  const send = () => text.trim() !== '' && !say.isPending && say.mutate();
  return (
    <section className="desk-conversation" aria-label={textIn(task.title)}>
      <Group justify="space-between" className="desk-head">
        <Title order={2} size="h5">
          {textIn(task.title)}
        </Title>
        <Group gap={12}>
          <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/executions/$execution" params={{ execution: task.execution }} />}>
            {t('trace')}
          </Anchor>
          <Tooltip label={t('finishHelp')}>
            <Button size="sm" variant="default" loading={finish.isPending} onClick={() => finish.mutate()}>
              {t('finish')}
            </Button>
          </Tooltip>
        </Group>
      </Group>
      {transcript.isPending && <Waiting />}
      {transcript.error && <Failure error={transcript.error} onRetry={() => void transcript.refetch()} />}
      <Transcript entries={transcript.data ?? []} />
      <form
        className="desk-reply"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {failed && (
          <Alert color="red" variant="light" role="alert" mb="sm">
            {faultText(failed)}
          </Alert>
        )}
        <Group align="flex-end" gap={10}>
          <Textarea
            flex={1}
            aria-label={t('reply')}
            placeholder={t('reply')}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={4000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              send();
            }}
          />
          <Button type="submit" disabled={text.trim() === ''} loading={say.isPending}>
            {t('send')}
          </Button>
        </Group>
      </form>
    </section>
  );
}

function Transcript({ entries }: { readonly entries: readonly Entry[] }) {
  const t = useDeskTexts();
  const { clock } = useWhen();
  const nameOf = useActorName();
  const end = useRef<HTMLDivElement>(null);
  const count = entries.length;
  useEffect(() => {
    if (count > 0) end.current?.scrollIntoView({ block: 'end' });
  }, [count]);
  return (
    // A log that scrolls must be reachable by keyboard, or its older lines are not.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <div className="desk-log" role="log" aria-label={t('transcript')} tabIndex={0}>
      <Stack gap={10}>
        {entries.map(({ n, at, from, by, text, files, choices }) => (
          <div key={n} className={`desk-line ${from}`}>
            <Text size="xs" c="gray.7">
              {t(`from.${from}`)} {by && nameOf(by)} {clock(at)}
            </Text>
            <div className="desk-bubble">
              {text}
              {files?.map(({ name }) => name ?? t('file')).join('、')}
              {choices && <div className="desk-choices">{choices.map(({ title }) => title).join(' / ')}</div>}
            </div>
          </div>
        ))}
      </Stack>
      <div ref={end} />
    </div>
  );
}
