import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Crash } from './crash.tsx';
import { Home } from './home.tsx';
import { NotFound } from './not-found.tsx';

const root = createRootRoute();

/** Everything behind the sign-in shares the shell; each screen is fetched when it is first opened. */
const staff = createRoute({
  getParentRoute: () => root,
  id: 'staff',
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ to }: { to?: unknown }): { to?: string } => (typeof to === 'string' && /^\/(?!\/)/.test(to) ? { to } : {}),
  component: lazyRouteComponent(() => import('../sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const home = createRoute({ getParentRoute: () => staff, path: '/', component: Home });
const flows = createRoute({
  getParentRoute: () => staff,
  path: '/flows',
  component: lazyRouteComponent(() => import('../flows/flow-list.tsx'), 'FlowList'),
});
const flow = createRoute({
  getParentRoute: () => staff,
  path: '/flows/$flow',
  component: lazyRouteComponent(() => import('../flows/flow-page.tsx'), 'FlowPage'),
});
const version = createRoute({
  getParentRoute: () => staff,
  path: '/flows/$flow/versions/$number',
  component: lazyRouteComponent(() => import('../versions/version-page.tsx'), 'VersionPage'),
});
const tables = createRoute({
  getParentRoute: () => staff,
  path: '/tables',
  component: lazyRouteComponent(() => import('../tables/table-list.tsx'), 'TableList'),
});
const table = createRoute({
  getParentRoute: () => staff,
  path: '/tables/$table',
  component: lazyRouteComponent(() => import('../tables/table-page.tsx'), 'TablePage'),
});
const executions = createRoute({
  getParentRoute: () => staff,
  path: '/executions',
  component: lazyRouteComponent(() => import('../executions/execution-list.tsx'), 'ExecutionList'),
});
const execution = createRoute({
  getParentRoute: () => staff,
  path: '/executions/$execution',
  component: lazyRouteComponent(() => import('../executions/execution-page.tsx'), 'ExecutionPage'),
});
const review = createRoute({
  getParentRoute: () => staff,
  path: '/review',
  component: lazyRouteComponent(() => import('../claims/review-inbox.tsx'), 'ReviewInbox'),
});
const reviewCase = createRoute({
  getParentRoute: () => staff,
  path: '/review/$task',
  component: lazyRouteComponent(() => import('../claims/review-page.tsx'), 'ReviewPage'),
});
const incidents = createRoute({
  getParentRoute: () => staff,
  path: '/incidents',
  component: lazyRouteComponent(() => import('../incidents/incident-inbox.tsx'), 'IncidentInbox'),
});
const desk = createRoute({
  getParentRoute: () => staff,
  path: '/desk',
  component: lazyRouteComponent(() => import('../desk/desk-page.tsx'), 'DeskPage'),
});
const tasks = createRoute({
  getParentRoute: () => staff,
  path: '/tasks',
  component: lazyRouteComponent(() => import('../tasks/task-inbox.tsx'), 'TaskInbox'),
});
const people = createRoute({
  getParentRoute: () => staff,
  path: '/people',
  component: lazyRouteComponent(() => import('../people/people-page.tsx'), 'PeoplePage'),
});
const tokens = createRoute({
  getParentRoute: () => staff,
  path: '/tokens',
  component: lazyRouteComponent(() => import('../people/tokens-page.tsx'), 'TokensPage'),
});
const connections = createRoute({
  getParentRoute: () => staff,
  path: '/connections',
  component: lazyRouteComponent(() => import('../people/connections-page.tsx'), 'ConnectionsPage'),
});
const outbox = createRoute({
  getParentRoute: () => staff,
  path: '/outbox',
  component: lazyRouteComponent(() => import('../people/outbox-page.tsx'), 'OutboxPage'),
});

const screens = [
  home,
  flows,
  flow,
  version,
  tables,
  table,
  executions,
  execution,
  review,
  reviewCase,
  incidents,
  desk,
  tasks,
  people,
  tokens,
  connections,
  outbox,
];

/** Every address of the builder. */
export const router = createRouter({
  routeTree: root.addChildren([signIn, staff.addChildren(screens)]),
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Crash,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
