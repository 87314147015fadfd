import { app, type Session, shell, type WebContents } from 'electron';
import type { links } from '../shared/contract/window.ts';
import { ORIGIN } from './origin.ts';

/** The only pages outside that can be opened, in the system's browser. */
const PAGES: Readonly<Record<(typeof links)[number], string>> = {
  'install-go': 'https://go.dev/doc/install',
  'void-handbook': 'https://docs.voidlinux.org/',
};

/** Opens a page outside by its name; there is no way to open an address. */
export async function openLink(link: (typeof links)[number]): Promise<void> {
  await shell.openExternal(PAGES[link]);
}

/** What a page may ask of the system, of other pages and of the network: nothing. */
export function denyEverything(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isOurs(url) }));
}

/** Denies every page that comes into being navigation, new windows and embedded pages. */
export function denyNavigation(): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** DevTools load their own pages; in packages there are none. */
function isOurs(url: string): boolean {
  return url === ORIGIN || url.startsWith(`${ORIGIN}/`) || (!app.isPackaged && url.startsWith('devtools:'));
}
