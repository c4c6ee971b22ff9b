import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import { isSetupNeeded } from '../features/sign-in/setup-state.ts';
import { AppShell } from './app-shell.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PageFailure } from './page-failure.tsx';
import { PageLoading } from './page-loading.tsx';
import { ProblemError } from './problem-error.ts';
import { queryClient } from './query-client.ts';
import { meQuery } from './session.ts';
import { SignedIn } from './signed-in.tsx';

const text = z.string().optional().catch(undefined);

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  notFoundComponent: NotFoundPage,
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: z.object({ next: text }),
  beforeLoad: async () => {
    if (await isSetupNeeded()) throw redirect({ to: '/setup' });
  },
  component: lazyRouteComponent(() => import('../features/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  component: lazyRouteComponent(() => import('../features/sign-in/setup-page.tsx'), 'SetupPage'),
});

/** Only `npm run bench:canvas` goes there; nobody need be signed in, and no data is fetched. */
const canvasBenchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/bench/canvas',
  component: lazyRouteComponent(
    () => import('../features/designer/bench/bench-page.tsx'),
    'BenchPage',
  ),
});

const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  component: SignedIn,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) {
        throw redirect({ to: '/sign-in', search: { next: location.href } });
      }
      throw error;
    }
  },
});

const navRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'nav',
  component: AppShell,
});

const homeRoute = createRoute({
  getParentRoute: () => navRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/journeys' });
  },
});

const journeysRoute = createRoute({
  getParentRoute: () => navRoute,
  path: '/journeys',
  validateSearch: z.object({
    search: text,
    state: text,
    startsOn: text,
    create: text,
    trigger: text,
    template: text,
  }),
  component: lazyRouteComponent(
    () => import('../features/journeys/journeys-page.tsx'),
    'JourneysPage',
  ),
});

const designerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/journeys/$journeyId',
  validateSearch: z.object({
    block: text,
    run: text,
    numbers: text,
    period: text,
    channel: text,
    people: text,
  }),
  component: lazyRouteComponent(
    () => import('../features/designer/designer-page.tsx'),
    'DesignerPage',
  ),
});

const triggersRoute = createRoute({
  getParentRoute: () => navRoute,
  path: '/triggers',
  validateSearch: z.object({ search: text, state: text }),
  component: lazyRouteComponent(
    () => import('../features/triggers/triggers-page.tsx'),
    'TriggersPage',
  ),
});

const newTriggerRoute = createRoute({
  getParentRoute: () => navRoute,
  path: '/triggers/new',
  component: lazyRouteComponent(
    () => import('../features/triggers/new-trigger-page.tsx'),
    'NewTriggerPage',
  ),
});

const triggerRoute = createRoute({
  getParentRoute: () => navRoute,
  path: '/triggers/$trigger',
  validateSearch: z.object({ tab: text }),
  component: lazyRouteComponent(
    () => import('../features/triggers/trigger-page.tsx'),
    'TriggerPage',
  ),
});

const messagesRoute = createRoute({
  getParentRoute: () => navRoute,
  path: '/messages',
  validateSearch: z.object({
    state: text,
    channel: text,
    heard: text,
    contact: text,
    journey: text,
    block: text,
    version: text,
    period: text,
    zone: text,
    reached: text,
  }),
  component: lazyRouteComponent(
    () => import('../features/messages/messages-page.tsx'),
    'MessagesPage',
  ),
});

const messageRoute = createRoute({
  getParentRoute: () => navRoute,
  path: '/messages/$messageId',
  component: lazyRouteComponent(
    () => import('../features/messages/message-page.tsx'),
    'MessagePage',
  ),
});

const customersRoute = createRoute({
  getParentRoute: () => navRoute,
  path: '/customers',
  validateSearch: z.object({ search: text, address: text }),
  component: lazyRouteComponent(
    () => import('../features/customers/customers-page.tsx'),
    'CustomersPage',
  ),
});

const customerImportRoute = createRoute({
  getParentRoute: () => navRoute,
  path: '/customers/import',
  component: lazyRouteComponent(
    () => import('../features/customers/import/import-page.tsx'),
    'ImportPage',
  ),
});

const customerRoute = createRoute({
  getParentRoute: () => navRoute,
  path: '/customers/$contact',
  validateSearch: z.object({ tab: text, type: text, day: text }),
  component: lazyRouteComponent(
    () => import('../features/customers/customer-page.tsx'),
    'CustomerPage',
  ),
});

const consentRoute = createRoute({
  getParentRoute: () => navRoute,
  path: '/consent',
  validateSearch: z.object({
    search: text,
    channel: text,
    purpose: text,
    state: text,
    source: text,
    point: text,
  }),
  component: lazyRouteComponent(
    () => import('../features/consent/consent-page.tsx'),
    'ConsentPage',
  ),
});

const whyRoute = createRoute({
  getParentRoute: () => navRoute,
  path: '/consent/why',
  validateSearch: z.object({ contact: text, journey: text, block: text }),
  component: lazyRouteComponent(() => import('../features/messages/why-page.tsx'), 'WhyPage'),
});

const casesRoute = createRoute({
  getParentRoute: () => navRoute,
  path: '/cases',
  validateSearch: z.object({ search: text, status: text, customer: text, tests: text }),
  component: lazyRouteComponent(() => import('../features/cases/cases-page.tsx'), 'CasesPage'),
});

const caseRoute = createRoute({
  getParentRoute: () => navRoute,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('../features/cases/case-page.tsx'), 'CasePage'),
});

const healthRoute = createRoute({
  getParentRoute: () => navRoute,
  path: '/health',
  component: lazyRouteComponent(() => import('../features/health/health-page.tsx'), 'HealthPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => navRoute,
  path: '/settings',
  validateSearch: z.object({ tab: text }),
  component: lazyRouteComponent(
    () => import('../features/settings/settings-page.tsx'),
    'SettingsPage',
  ),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  setupRoute,
  canvasBenchRoute,
  signedInRoute.addChildren([
    designerRoute,
    navRoute.addChildren([
      homeRoute,
      journeysRoute,
      triggersRoute,
      newTriggerRoute,
      triggerRoute,
      messagesRoute,
      messageRoute,
      customersRoute,
      customerImportRoute,
      customerRoute,
      consentRoute,
      whyRoute,
      casesRoute,
      caseRoute,
      healthRoute,
      settingsRoute,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultErrorComponent: PageFailure,
  defaultPendingComponent: PageLoading,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
