import { opaqueSpec } from '@mortise/shared/flow';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { api } from '../app/api.ts';
import { Failure, Waiting } from '../app/list-frame.tsx';
import { useHolds } from '../app/me.ts';
import { useCatalogue } from './catalogue.ts';
import { FlowEditor } from './flow-editor.tsx';

/** Opens a flow's draft for drawing. */
export function FlowPage() {
  const { flow } = useParams({ from: '/staff/flows/$flow' });
  const holds = useHolds();
  const catalogue = useCatalogue();
  // Fetched once for each opening: while it is open, the page itself is the newest.
  const draft = useQuery({
    queryKey: ['drawing', flow],
    queryFn: () => api.flows.open.query({ id: flow }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const nodes = catalogue.data;
  const specs = useMemo(() => new Map([...(nodes ?? []), opaqueSpec].map((spec) => [spec.kind, spec])), [nodes]);
  if (draft.error ?? catalogue.error) {
    return <Failure error={draft.error ?? catalogue.error} onRetry={() => void (draft.error ? draft.refetch() : catalogue.refetch())} />;
  }
  if (!draft.data || !nodes) return <Waiting />;
  return (
    <FlowEditor
      key={`${flow}:${draft.dataUpdatedAt}`}
      draft={draft.data}
      nodes={nodes}
      catalogue={specs}
      readOnly={!holds('builder', 'admin')}
      onReopen={() => void draft.refetch()}
    />
  );
}
