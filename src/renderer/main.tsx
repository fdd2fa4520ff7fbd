import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { start } from './app/start.ts';
import { WorkbenchContext } from './app/use-workbench.ts';
import { readSession } from './session/session.ts';
import { createWorkbench } from './workbench.ts';
import './styles/index.css';

const session = readSession(localStorage);
const workbench = createWorkbench(session.layout);
start(workbench, session);

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element.');
createRoot(root).render(
  <StrictMode>
    <WorkbenchContext value={workbench}>
      <App />
    </WorkbenchContext>
  </StrictMode>,
);
