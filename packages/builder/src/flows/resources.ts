import type { Resources } from '@mortise/shared/flow';
import type { Text } from '@mortise/shared/text';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Answers, api } from '../app/api.ts';

type Resource = Answers['resources']['list'][number];
export type ListedFlow = { readonly id: string; readonly name: Text; readonly type: 'dialog' | 'process' };

/** Everything a flow may refer to by id, for pickers and for the check; `known` is missing until all lists came. */
export function useResources() {
  const tables = useListOf('tables');
  const intents = useListOf('intents');
  const knowledge = useListOf('knowledge');
  const { data: flows } = useAllFlows();
  const known = useMemo((): Resources | undefined => {
    if (!tables || !intents || !knowledge || !flows) return undefined;
    const ids = (list: readonly Resource[]) => list.map(({ id }) => id);
    return {
      flows: Object.fromEntries(flows.map(({ id, type }) => [id, type])),
      tables: ids(tables),
      intents: ids(intents),
      knowledge: ids(knowledge),
    };
  }, [tables, intents, knowledge, flows]);
  return { tables: tables ?? [], intents: intents ?? [], knowledge: knowledge ?? [], flows: flows ?? [], known };
}

/** Every flow of the tenant. */
export function useAllFlows() {
  return useQuery({ queryKey: ['flows', 'all'], queryFn: allFlows, staleTime: 60_000 });
}

function useListOf(kind: 'tables' | 'intents' | 'knowledge'): readonly Resource[] | undefined {
  return useQuery({ queryKey: ['resources', kind], queryFn: () => api.resources.list.query({ kind }), staleTime: 60_000 }).data;
}

async function allFlows(): Promise<readonly ListedFlow[]> {
  const found: ListedFlow[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.flows.list.query({ limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    found.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined && found.length < 5000);
  return found;
}
