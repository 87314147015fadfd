import { link, mkdir, readdir, realpath, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { askRaw } from './ask.ts';
import { openWindow } from './open-window.ts';

test('the window runs sandboxed, and the page has no Node', async () => {
  const { app, page } = await openWindow();
  const about = await askRaw(page, 'window.about', {});
  expect(about).toMatchObject({ ok: true, data: { sandboxed: true } });
  expect(await page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in globalThis))).toEqual([]);
  expect(await app.evaluate(({ app: program }) => program.commandLine.hasSwitch('no-sandbox'))).toBe(false);
});

test('every permission is denied, asked for or looked up', async () => {
  const { page, faults } = await openWindow();
  const granted = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'midi', 'camera', 'microphone', 'clipboard-read'];
    const states = await Promise.all(
      names.map((name) => navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state)),
    );
    const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'denied',
    );
    const asked = await Notification.requestPermission();
    return [...states, media, asked];
  });
  expect(new Set(granted)).toEqual(new Set(['denied']));
  faults.length = 0;
});

test('the page cannot leave, be redirected, or open another window', async () => {
  const { app, page, faults } = await openWindow();
  const before = page.url();
  await page.evaluate(() => {
    globalThis.location.href = 'app://voidferry/elsewhere.html';
  });
  await page.evaluate(() => {
    globalThis.location.assign('https://example.org/');
  });
  const opened = await page.evaluate(() => globalThis.open('app://voidferry/', '_blank') === null);
  await page.waitForTimeout(300);
  expect(page.url()).toBe(before);
  expect(opened).toBe(true);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(await page.locator('html[data-app-state=ready]').count()).toBe(1);
  faults.length = 0;
});

test('nothing but the window itself can be requested, from the page or beside its policy', async () => {
  const { app, page, faults } = await openWindow();
  const byPage = await page.evaluate(() =>
    fetch('http://127.0.0.1:9/').then(
      () => 'answered',
      () => 'refused',
    ),
  );
  expect(byPage).toBe('refused');
  // The page's own policy refuses first; the session must refuse alone, too.
  const bySession = await app.evaluate(async ({ session }) => {
    try {
      await session.defaultSession.fetch('http://127.0.0.1:9/');
      return 'answered';
    } catch (error) {
      return String(error);
    }
  });
  expect(bySession).toContain('ERR_BLOCKED_BY_CLIENT');
  faults.length = 0;
});

test('another host under the own scheme is blocked, and nothing outside of the window directory is served', async () => {
  const { app } = await openWindow();
  const outcomeOf = (url: string) =>
    app.evaluate(
      ({ session }, asked) =>
        session.defaultSession.fetch(asked).then(
          ({ status }) => String(status),
          (error: unknown) => String(error),
        ),
      url,
    );
  expect(await outcomeOf('app://elsewhere/')).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(await outcomeOf('app://voidferry/%2e%2e/main.cjs')).toBe('404');
  expect(await outcomeOf('app://voidferry/%2e%2e%2fmain.cjs')).toBe('404');
  expect(await outcomeOf('app://voidferry/')).toBe('200');
});

test('malformed and unknown requests are refused and do nothing', async () => {
  const { page } = await openWindow();
  const refusals: readonly [unknown, unknown][] = [
    ['no.such', {}],
    ['constructor', {}],
    [null, {}],
    ['trip.load', { id: '../../etc/passwd' }],
    ['trip.load', {}],
    ['job.start', { job: 'write', kitDir: '', mediumPath: '/tmp', chosen: null }],
    ['window.open-link', { link: 'https://example.org/' }],
    ['kit.show', { path: '/tmp', more: 1 }],
  ];
  for (const [name, input] of refusals)
    expect(await askRaw(page, name, input)).toMatchObject({ ok: false, error: { code: 'job/request-refused' } });
});

test('a page that is not the window is refused, although it reaches the channel', async () => {
  const { app } = await openWindow();
  const answer = await app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const foreign = new BrowserWindow({
        show: false,
        // In a session of its own, where nothing keeps it from being loaded.
        webPreferences: { preload, sandbox: true, contextIsolation: true, partition: 'foreign' },
      });
      await foreign.loadURL('data:text/html,foreign');
      const script = "voidferry.request('window.about', {}).then(JSON.stringify, String)";
      const answered: unknown = await foreign.webContents.executeJavaScript(script);
      foreign.destroy();
      return String(answered);
    },
    join(await appDir(), 'preload.cjs'),
  );
  expect(JSON.parse(answer)).toMatchObject({ ok: false, error: { code: 'job/request-refused' } });
});

test('only named pages outside are opened, by exact addresses', async () => {
  const { app, page } = await openWindow();
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url) => {
      opened.push(url);
    };
  });
  await askRaw(page, 'window.open-link', { link: 'void-handbook' });
  await askRaw(page, 'window.open-link', { link: 'https://docs.voidlinux.org/' });
  const opened = await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  expect(opened).toEqual(['https://docs.voidlinux.org/']);
});

test('a package has no DevTools; a checkout has', async () => {
  const checkout = await openWindow();
  expect(await hasDevTools(checkout)).toBe(true);
  await checkout.close();
  const packaged = await openWindow({ executable: await asPackage() });
  expect(await packaged.app.evaluate(({ app }) => app.isPackaged)).toBe(true);
  expect(await hasDevTools(packaged)).toBe(false);
});

async function hasDevTools({ app, faults }: Awaited<ReturnType<typeof openWindow>>): Promise<boolean> {
  const isOpen = await app.evaluate(async ({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0] ?? { webContents: null };
    webContents?.openDevTools({ mode: 'bottom' });
    for (let tries = 0; tries < 30 && webContents?.isDevToolsOpened() !== true; tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    const answer = webContents?.isDevToolsOpened() ?? false;
    webContents?.closeDevTools();
    return answer;
  });
  faults.length = 0;
  return isOpen;
}

/** The same program under another name: that is how Electron tells a package from a checkout. */
async function asPackage(): Promise<string> {
  const { executable } = inject('launch');
  const from = dirname(executable);
  const dir = join(dirname(from), `${from.split('/').at(-1)}-as-package`);
  await mkdir(join(dir, 'resources'), { recursive: true });
  for (const name of await readdir(from)) {
    if (name === 'resources') continue;
    const to = join(dir, name === 'electron' ? 'voidferry' : name);
    await (name === 'electron' ? link(join(from, name), to) : symlink(join(from, name), to)).catch(ignoreExisting);
  }
  await symlink(await appDir(), join(dir, 'resources/app')).catch(ignoreExisting);
  return join(dir, 'voidferry');
}

async function appDir(): Promise<string> {
  const { executable, args } = inject('launch');
  return args[0] ?? (await realpath(join(dirname(executable), 'resources/app')));
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
