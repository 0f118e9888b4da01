import { Navigate } from '@tanstack/react-router';
import { useHolds } from './me.ts';

/** Leads each to their own work: reviewers to claims, agents to their desk, everybody else to the flows. */
export function Home() {
  const holds = useHolds();
  if (!holds('builder', 'approver', 'admin')) {
    if (holds('reviewer')) return <Navigate to="/review" replace />;
    if (holds('agent')) return <Navigate to="/desk" replace />;
  }
  return <Navigate to="/flows" replace />;
}
