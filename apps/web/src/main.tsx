import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './app/fonts/inter.css';
import './app/tokens.css';
import './app/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Providers } from './app/providers.tsx';
import { setUpI18n } from './i18n/set-up-i18n.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root" to draw the app in.');
await setUpI18n();
createRoot(root).render(
  <StrictMode>
    <Providers />
  </StrictMode>,
);
