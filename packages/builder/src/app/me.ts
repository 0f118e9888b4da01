import { useQuery } from '@tanstack/react-query';
import { type Answers, api } from './api.ts';

export type Myself = NonNullable<Answers['session']['me']>;
export type StaffRole = Myself['user']['roles'][number];

/** The key under which the one who is signed in is kept. */
export const meKey = ['session', 'me'] as const;

/** Who is signed in; `null` when nobody is. */
export function useMe() {
  return useQuery({ queryKey: meKey, queryFn: () => api.session.me.query(), staleTime: 60_000 });
}

/** Whether I hold one of these roles. The server checks again: this only decides what is shown. */
export function useHolds(): (...roles: readonly StaffRole[]) => boolean {
  const { data } = useMe();
  return (...roles) => data?.user.roles.some((role) => roles.includes(role)) ?? false;
}
