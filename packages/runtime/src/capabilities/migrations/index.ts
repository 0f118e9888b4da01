export { type MigrationPage, type MigrationSources, migrateWaiting, proposeMigration } from './migrate-waiting.ts';
export { migrationsRouter } from './migrations.router.ts';
