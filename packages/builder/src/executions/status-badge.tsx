import { Badge } from '@mantine/core';
import type { Answers } from '../app/api.ts';
import { useExecutionTexts } from './texts.ts';

type Status = Answers['executions']['list']['items'][number]['status'];

const colours: Readonly<Record<Status, string>> = {
  running: 'blue',
  waiting: 'teal',
  stuck: 'red',
  finished: 'gray',
  failed: 'red',
  cancelled: 'gray',
};

/** The status of an execution, in words and in colour. */
export function StatusBadge({ status }: { readonly status: Status }) {
  const t = useExecutionTexts();
  return (
    <Badge variant="light" color={colours[status]} tt="none">
      {t(`status.${status}`)}
    </Badge>
  );
}
