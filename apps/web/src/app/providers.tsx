import { DirectionProvider, MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Announcer } from '../components/announcer.tsx';
import { queryClient } from './query-client.ts';
import { router } from './router.tsx';
import { theme } from './theme.ts';

/** Everything a page may rely on: look, language, server cache, notices and the routes. */
export function Providers() {
  const { i18n } = useTranslation();
  return (
    <DirectionProvider>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <DatesProvider settings={{ locale: i18n.language.toLowerCase(), firstDayOfWeek: 0 }}>
          <QueryClientProvider client={queryClient}>
            <Announcer />
            <Notifications position="bottom-center" autoClose={6000} />
            <RouterProvider router={router} />
          </QueryClientProvider>
        </DatesProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
