import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, powerSaveBlocker, session } from 'electron';
import { dataDirOf } from '../services/data-dir.ts';
import { EVENT_CHANNEL } from '../shared/contract/channels.ts';
import type { EngineEvent } from '../shared/contract/contract.ts';
import { guardClosing } from './close-guard.ts';
import { createWindow } from './create-window.ts';
import { engineHandlers } from './engine-handlers.ts';
import { routeRequests } from './ipc/router.ts';
import { applyTheme, windowHandlers } from './ipc/window-handlers.ts';
import { setMenu } from './menu.ts';
import { declareScheme, serveWindow } from './protocol.ts';
import { denyEverything, denyNavigation } from './security.ts';
import { readSettings } from './settings.ts';
import { smokeTest } from './smoke-test.ts';
import { createWorkerLink } from './worker-link.ts';

const dataDir = dataDirOf(process.env);
const resourcesDir = app.isPackaged
  ? join(process.resourcesPath, 'voidferry')
  : join(import.meta.dirname, '../../resources');

let window: BrowserWindow | null = null;
let sleepBlocker: number | null = null;

mkdirSync(join(dataDir, 'window'), { recursive: true, mode: 0o700 });
app.setPath('userData', join(dataDir, 'window'));
app.enableSandbox();
declareScheme();
denyNavigation();

const worker = createWorkerLink({ dataDir, resourcesDir, tell });

/** A second window over the same data would not know of the first one's jobs. */
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    window?.show();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    worker.stop().finally(() => app.exit());
  });
  app.whenReady().then(begin);
} else app.quit();

async function begin(): Promise<void> {
  denyEverything(session.defaultSession);
  serveWindow(join(import.meta.dirname, 'renderer'));
  setMenu();
  applyTheme(await readSettings(dataDir));
  window = createWindow(app.isPackaged);
  const shown = window;
  routeRequests({ ...engineHandlers(worker), ...windowHandlers(dataDir, () => shown) });
  guardClosing(
    shown,
    () => worker.running().size > 0,
    () => tell({ kind: 'close-asked' }),
  );
  shown.on('closed', () => {
    window = null;
  });
  if (app.commandLine.hasSwitch('smoke-test')) app.exit(await smokeTest(shown, worker));
}

function tell(event: EngineEvent): void {
  if (window !== null && !window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event);
  stayAwake(worker.running().size > 0);
}

/** A machine that falls asleep in the middle of a write leaves a stick half-written. */
function stayAwake(isBusy: boolean): void {
  if (isBusy) sleepBlocker ??= powerSaveBlocker.start('prevent-app-suspension');
  else if (sleepBlocker !== null) {
    powerSaveBlocker.stop(sleepBlocker);
    sleepBlocker = null;
  }
}
