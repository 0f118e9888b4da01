import { Alert } from '@mantine/core';
import { DecisionTable } from '@mortise/shared/decision';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api } from '../app/api.ts';
import { Failure, Waiting } from '../app/list-frame.tsx';
import { useHolds } from '../app/me.ts';
import { TableScreen } from './table-screen.tsx';
import { useTableTexts } from './texts.ts';

/** Opens a decision table for editing. */
export function TablePage() {
  const t = useTableTexts();
  const { table: id } = useParams({ from: '/staff/tables/$table' });
  const holds = useHolds();
  // Fetched once for each opening: while it is open, the page itself is the newest.
  const stored = useQuery({
    queryKey: ['table', id],
    queryFn: () => api.resources.open.query({ kind: 'tables', id }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (stored.error) return <Failure error={stored.error} onRetry={() => void stored.refetch()} />;
  if (!stored.data) return <Waiting />;
  const table = DecisionTable.safeParse(stored.data.body);
  if (!table.success) {
    return (
      <Alert color="red" variant="light" role="alert" m="xl">
        {t('malformed')}
      </Alert>
    );
  }
  return (
    <TableScreen
      key={`${id}:${stored.dataUpdatedAt}`}
      table={table.data}
      version={stored.data.version}
      readOnly={!holds('builder', 'admin')}
      onReopen={() => void stored.refetch()}
    />
  );
}
