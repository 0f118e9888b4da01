export { type CheckProgress, openTableChecker, type TableChecker } from './check-table.ts';
