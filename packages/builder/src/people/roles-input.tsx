import { MultiSelect } from '@mantine/core';
import type { StaffRole } from '../app/me.ts';
import { useAppTexts } from '../app/texts.ts';

const roles: readonly StaffRole[] = ['builder', 'approver', 'reviewer', 'agent', 'admin'];

type Props = { readonly label: string; readonly value: readonly StaffRole[]; readonly bare?: boolean; onChange(roles: StaffRole[]): void };

/** Some of the roles of staff. */
export function RolesInput({ label, value, bare = false, onChange }: Props) {
  const app = useAppTexts();
  return (
    <MultiSelect
      {...(bare ? { 'aria-label': label } : { label })}
      data={roles.map((role) => ({ value: role, label: app(`role.${role}`) }))}
      value={[...value]}
      onChange={(next) => onChange(roles.filter((role) => next.includes(role)))}
    />
  );
}
