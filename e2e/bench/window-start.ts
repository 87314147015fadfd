import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { electronRuntime, launchSpec } from '../../build/window/runtime.ts';
import { makeWindowDir, windowEnv } from '../window/launch-window.ts';
import { prepareLaunch } from '../window/prepare-launch.ts';
import { giveToWindow, UNPRIVILEGED } from '../window/unprivileged.ts';

/*
 * A process for measurements: how long it takes until a window is shown, from the start of its program.
 * Usage: node window-start.ts DIRECTORY. Prints one JSON line, `{"electron": …}`. Each line that it then reads, `voidferry` or `bare`, starts
 * the window or a bare one of the same Electron, ends it, and prints `{"shown": …, "painted": …}`: milliseconds until the window was shown
 * and until its first text was painted. Ends with its standard input.
 */
const [place = '.'] = process.argv.slice(2);

/** Runs within Electron before the app, so that the app knows nothing of it; tells when the first window is shown, and quits. */
const HOOK = `if (process.type === 'browser') setImmediate(() => {
  const { app } = require('electron');
  app.once('browser-window-created', (_event, window) => window.once('show', async () => {
    const shown = Date.now();
    const painted = await window.webContents.executeJavaScript(\`new Promise((tell) => {
      const look = (list) => list.getEntriesByName('first-contentful-paint')
        .forEach(({ startTime }) => tell(performance.timeOrigin + startTime));
      new PerformanceObserver(look).observe({ type: 'paint', buffered: true });
    })\`);
    process.stdout.write('measured ' + JSON.stringify({ shown, painted }) + '\\n');
    app.quit();
  }));
});
`;

/** As little as a window can be: one line of text, shown when it is drawn. */
const BARE = `const { app, BrowserWindow } = require('electron');
app.enableSandbox();
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1200, height: 820, show: false, webPreferences: { sandbox: true } });
  window.once('ready-to-show', () => window.show());
  window.loadURL('data:text/html,<h1>A bare window</h1>');
});
app.on('window-all-closed', () => app.quit());
`;

const hook = join(place, 'hook.cjs');
const bareDir = join(place, 'bare', 'app');
await mkdir(bareDir, { recursive: true });
await writeFile(hook, HOOK);
await writeFile(join(bareDir, 'package.json'), JSON.stringify({ name: 'bare', main: 'main.cjs' }));
await writeFile(join(bareDir, 'main.cjs'), BARE);
await giveToWindow(place);

const launch = await prepareLaunch();
const contestants: Readonly<Record<string, { executable: string; args: readonly string[]; dir: string }>> = {
  voidferry: { ...launch.facts, dir: await makeWindowDir() },
  bare: { ...(await launchSpec(await electronRuntime(), bareDir)), dir: await makeWindowDir() },
};
process.stdout.write(`${JSON.stringify({ electron: launch.line })}\n`);
for await (const name of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await measure(name))}\n`);
}
launch.stop();
for (const { dir } of Object.values(contestants)) await rm(dir, { recursive: true });

async function measure(name: string): Promise<{ shown: number; painted: number }> {
  const contestant = contestants[name];
  if (contestant === undefined) throw new Error(`no window is called ${name}`);
  const { executable, args, dir } = contestant;
  const startedAt = Date.now();
  const child = spawn(executable, [...args], {
    env: { ...windowEnv(dir, launch.facts), NODE_OPTIONS: `--require ${hook}` },
    stdio: ['ignore', 'pipe', 'ignore'],
    ...(UNPRIVILEGED !== null && { uid: UNPRIVILEGED, gid: UNPRIVILEGED }),
  });
  const gone = once(child, 'exit');
  let told: string | null = null;
  for await (const line of createInterface({ input: child.stdout }))
    if (line.startsWith('measured ')) told = line.slice('measured '.length);
  await gone;
  if (told === null) throw new Error(`${name} ended without a window`);
  const { shown, painted } = JSON.parse(told) as { shown: number; painted: number };
  return { shown: shown - startedAt, painted: painted - startedAt };
}
