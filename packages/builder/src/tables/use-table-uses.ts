import { DecisionTable, namesOfTable } from '@mortise/shared/decision';
import type { FeelType } from '@mortise/shared/expression';
import { feelTypeOf } from '@mortise/shared/flow';
import type { Text } from '@mortise/shared/text';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Answers, api } from '../app/api.ts';

type Use = Answers['resources']['tableUses'][number];
type Names = Readonly<Record<string, FeelType>>;

/** A version in force that has the table. */
export type PublishedTable = { readonly flow: string; readonly name: Text; readonly number: number; readonly table: DecisionTable };

/** The flows that ask a table: who they are, their variables, and what they have in force. `names` is missing until it is known. */
export type TableUses = {
  readonly flows: readonly { readonly flow: string; readonly name: Text }[];
  readonly names: Names | undefined;
  readonly published: readonly PublishedTable[];
};

/** Where a table is asked. The variables it may name are those of these flows; of none, those that its own inputs ask. */
export function useTableUses(table: DecisionTable): TableUses {
  const { id, inputs } = table;
  const { data } = useQuery({
    queryKey: ['resources', 'table-uses', id],
    queryFn: () => api.resources.tableUses.query({ id }),
    staleTime: 60_000,
  });
  const own = useMemo(() => namesOfTable({ inputs }), [inputs]);
  return useMemo(
    () => ({
      flows: (data ?? []).map(({ flow, name }) => ({ flow, name })),
      names: data === undefined ? undefined : data.length === 0 ? own : variablesOf(data),
      published: (data ?? []).flatMap(publishedIn),
    }),
    [data, own],
  );
}

/** All variables of all flows; one that is not of the same type everywhere may be anything. */
function variablesOf(uses: readonly Use[]): Names {
  const names: Record<string, FeelType> = {};
  for (const { name, type } of uses.flatMap(({ variables }) => variables)) {
    const feelType = feelTypeOf(type);
    const known = names[name];
    names[name] = known === undefined || known.kind === feelType.kind ? feelType : { kind: 'any' };
  }
  return names;
}

function publishedIn({ flow, name, live }: Use): readonly PublishedTable[] {
  const table = DecisionTable.safeParse(live?.table);
  return live && table.success ? [{ flow, name, number: live.number, table: table.data }] : [];
}
