import '@mantine/core/styles.css';
import './app.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './language.ts';
import { faultFrom } from './fault.ts';
import { router } from './router.ts';
import { theme } from './theme.ts';

const client = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 5000, retry: (tries, error) => tries < 2 && faultFrom(error).code === 'network.unreachable' },
  },
});
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <MantineProvider theme={theme} forceColorScheme="light">
          <RouterProvider router={router} />
        </MantineProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
