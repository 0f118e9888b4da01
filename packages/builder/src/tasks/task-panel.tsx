import { Alert, Button, Code, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answers, api } from '../app/api.ts';
import { useFaultText } from '../app/fault.ts';
import { useTextIn } from '../app/language.ts';
import { Failure, Waiting } from '../app/list-frame.tsx';
import { useNotice } from '../app/notice.ts';
import { useWhen } from '../app/when.ts';
import { useTaskTexts } from './texts.ts';

/** One task: what it is about, and the choices the flow offers. */
export function TaskPanel({ id }: { readonly id: string }) {
  const t = useTaskTexts();
  const task = useQuery({ queryKey: ['tasks', 'open', id], queryFn: () => api.tasks.open.query({ id }) });
  if (task.isPending) return <Waiting />;
  if (task.error) return <Failure error={task.error} onRetry={() => void task.refetch()} />;
  return (
    <Paper component="section" withBorder radius="md" p="md" aria-label={t('shown')}>
      <Stack gap="md">
        <TaskFacts task={task.data} />
        <Decision task={task.data} />
      </Stack>
    </Paper>
  );
}

type Opened = Answers['tasks']['open'];

function TaskFacts({ task }: { readonly task: Opened }) {
  const t = useTaskTexts();
  const textIn = useTextIn();
  const { at } = useWhen();
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {textIn(task.title)}
      </Title>
      <Text size="sm" c="gray.7">
        {[task.businessKey, task.due && t('due', { at: at(task.due) })].filter(Boolean).join(' · ')}
      </Text>
      {/* What a flow shows is its author's choice: told as it is. */}
      <Code block tabIndex={0} aria-label={t('shown')}>
        {JSON.stringify(task.data, null, 2)}
      </Code>
      <Link to="/executions/$execution" params={{ execution: task.execution }} className="row-link">
        {t('course')}
      </Link>
    </Stack>
  );
}

function Decision({ task }: { readonly task: Opened }) {
  const t = useTaskTexts();
  const textIn = useTextIn();
  const faultText = useFaultText();
  const notice = useNotice();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const decide = useMutation({
    mutationFn: (choice: Opened['choices'][number]) => {
      const note = reason.trim();
      return api.tasks.decide.mutate({ id: task.id, choice: choice.id, values: null, ...(note === '' ? {} : { reason: note }) });
    },
    onSuccess: async (_, choice) => {
      notice(t('done', { choice: textIn(choice.title) }));
      await client.invalidateQueries({ queryKey: ['tasks'] });
    },
  });
  return (
    <Stack gap="sm">
      {decide.error && (
        <Alert color="red" variant="light" role="alert">
          {faultText(decide.error)}
        </Alert>
      )}
      <Textarea
        label={t('reason')}
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group gap="sm">
        {task.choices.map((choice, index) => (
          <Button
            key={choice.id}
            variant={index === 0 ? 'filled' : 'default'}
            loading={decide.isPending && decide.variables?.id === choice.id}
            disabled={decide.isPending}
            onClick={() => decide.mutate(choice)}
          >
            {textIn(choice.title)}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
