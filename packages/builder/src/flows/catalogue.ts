import { useQuery } from '@tanstack/react-query';
import { api } from '../app/api.ts';

/** Every kind of node this tenant can place, as the runtime serves it. */
export function useCatalogue() {
  return useQuery({
    queryKey: ['catalogue'],
    queryFn: async () => (await api.catalogue.list.query()).nodes,
    staleTime: 300_000,
  });
}
