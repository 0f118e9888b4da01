import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Answers, api } from '../app/api.ts';
import { useLive } from '../app/live.ts';

/** One value for ever, so that what is made from it is made once. */
const nothingYet: Answers['executions']['trace']['entries'] = [];

/** An execution with its trace, fetched anew whenever it moves; and how far a long step of it is. */
export function useExecution(id: string | undefined) {
  const progress = useLive(id === undefined ? undefined : `execution:${id}`);
  const enabled = id !== undefined;
  const shown = useQuery({
    queryKey: ['executions', 'one', id, 'shown'],
    queryFn: () => api.executions.open.query({ id: id ?? '' }),
    enabled,
    placeholderData: keepPreviousData,
  });
  const trace = useQuery({
    queryKey: ['executions', 'one', id, 'trace'],
    queryFn: async () => (await api.executions.trace.query({ id: id ?? '' })).entries,
    enabled,
    placeholderData: keepPreviousData,
  });
  return {
    view: shown.data,
    entries: trace.data ?? nothingYet,
    progress,
    error: shown.error ?? trace.error,
    retry: () => void Promise.all([shown.refetch(), trace.refetch()]),
  };
}
