import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

type Page<T> = { readonly items: readonly T[]; readonly next?: string | undefined };

type Source<T> = {
  readonly key: readonly unknown[];
  /** Fetches the page anew this often; for lists whose changes are not told over the live line. */
  readonly everyMs?: number;
  load(cursor?: string): Promise<Page<T>>;
};

/** A list that comes in pages, one of which is shown. A new key (another filter, another search) begins at the first page. */
export function usePages<T>({ key, everyMs, load }: Source<T>) {
  const name = JSON.stringify(key);
  const [trail, setTrail] = useState<{ readonly name: string; readonly cursors: readonly string[] }>({ name, cursors: [] });
  const cursors = trail.name === name ? trail.cursors : [];
  const cursor = cursors.at(-1);
  const query = useQuery({
    queryKey: [...key, { cursor }],
    queryFn: () => load(cursor),
    placeholderData: keepPreviousData,
    refetchInterval: everyMs ?? false,
  });
  const next = query.data?.next;
  return {
    items: query.data?.items ?? [],
    number: cursors.length + 1,
    isPending: query.isPending,
    error: query.error,
    retry: () => void query.refetch(),
    forward: next === undefined ? undefined : () => setTrail({ name, cursors: [...cursors, next] }),
    back: cursors.length === 0 ? undefined : () => setTrail({ name, cursors: cursors.slice(0, -1) }),
  };
}

export type Pages = Omit<ReturnType<typeof usePages>, 'items'> & { readonly items: readonly unknown[] };
