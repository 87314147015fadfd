import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app/fonts.css';
import './app/tokens.css';
import './app/base.css';
import { App } from './app/App.tsx';
import { Ready } from './app/Ready.tsx';
import { reportBugs } from './app/report-bugs.ts';
import { listen } from './state/listen.ts';
import { restoreRoute } from './state/route.ts';
import { loadSettings } from './state/settings.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');

reportBugs();
restoreRoute();
// Language and look come first, so that nothing is drawn that a person did not ask for.
await loadSettings();
void listen();
createRoot(root).render(
  <StrictMode>
    <App />
    <Ready />
  </StrictMode>,
);
