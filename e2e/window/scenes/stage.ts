import type { Page } from 'playwright-core';
import { EVENT_CHANNEL } from '../../../electron/shared/contract/channels.ts';
import type { EngineEvent } from '../../../electron/shared/contract/contract.ts';
import type { Language } from '../../../electron/shared/i18n/catalogue.ts';
import { catalogues } from '../../../electron/shared/i18n/catalogues.ts';
import { fill } from '../../../electron/shared/i18n/translate.ts';
import { ask } from '../ask.ts';
import type { LaunchedWindow } from '../launch-window.ts';
import { installAnswers, setAnswers } from './canned-answers.ts';
import type { Actor, Scene } from './scene.ts';
import { jobIdOf, storiesOf, writeSceneFiles } from './scene-files.ts';
import { standardAnswers } from './standard-answers.ts';
import { eventsOf, isOver, type Story } from './story.ts';

export type Look = 'light' | 'dark' | 'contrast';

/** One window in which scenes are shown, one after the other. */
export interface Stage {
  readonly page: Page;
  /** Brings the window into a scene and waits until all of it is there. It begins in the light look. */
  show(scene: Scene, language: Language): Promise<void>;
  /** Changes the language of the scene that is shown, by the menu where nothing lies over it. */
  speak(language: Language): Promise<void>;
  /** Changes what the system asks for; the window follows it. */
  look(look: Look): Promise<void>;
}

const READY = 'html[data-app-state=ready]';
const SOON_MS = 10_000;
/** What keeps the menus of the frame from being reached. */
const OVERLAYS = '[role=alertdialog], [role=menu]';
const LANGUAGES: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' };
/** Bytes of a running job reach a little ahead, so that it does not seem to stall while it is looked at. */
const AHEAD_MS = 20_000;
/** How long a running job has been in a phase that moves no bytes. */
const BEHIND_MS = 9_000;

/** Makes a stage of a window that was just opened. */
export async function openStage(window: LaunchedWindow): Promise<Stage> {
  const { app, page, dataDir } = window;
  await installAnswers(app);
  let lastScene: Scene | null = null;
  const tell = (event: EngineEvent) =>
    app.evaluate(
      ({ BrowserWindow }, [channel, told]) =>
        BrowserWindow.getAllWindows()[0]?.webContents.send(channel, JSON.parse(told) as EngineEvent),
      [EVENT_CHANNEL, JSON.stringify(event)] as const,
    );

  async function look(next: Look): Promise<void> {
    const media = {
      colorScheme: next === 'light' ? 'light' : 'dark',
      contrast: next === 'contrast' ? 'more' : null,
    } as const;
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    await page.waitForSelector(`html[data-theme=${next}]`, { timeout: SOON_MS });
  }

  async function show(scene: Scene, language: Language): Promise<void> {
    const now = Date.now();
    await setAnswers(app, {});
    await ask(page, 'window.set-settings', { language, theme: 'system' });
    // A scene changes no files, so they need not be written again for another language.
    if (lastScene !== scene) await writeSceneFiles(scene, dataDir, now);
    lastScene = scene;
    await setAnswers(app, { ...standardAnswers, ...scene.answers });
    await page.evaluate(
      ([place, remembered]) => {
        sessionStorage.clear();
        sessionStorage.setItem('voidferry.route', place);
        for (const [key, value] of Object.entries(remembered)) sessionStorage.setItem(key, value);
      },
      [JSON.stringify(scene.place), scene.remembered ?? {}] as const,
    );
    await page.emulateMedia({ colorScheme: 'light', contrast: null, reducedMotion: 'reduce' });
    await page.reload();
    await page.waitForSelector(READY, { timeout: SOON_MS });
    await page.waitForSelector('main h1', { timeout: SOON_MS });
    const running = runningIn(scene);
    if (running.length > 0) {
      const events = running.flatMap(([id, story]) => eventsOf(story, id, lastMoment(story, now)));
      await tell({ kind: 'job-events', events });
    }
    await scene.act?.(actorOn(page, language, tell));
    await page.locator(scene.shows).first().waitFor({ timeout: SOON_MS });
    await settle(page);
  }

  async function speak(language: Language): Promise<void> {
    if (lastScene === null) throw new Error('no scene is shown');
    if ((await page.locator(OVERLAYS).count()) > 0) return show(lastScene, language);
    await page.locator('header button[aria-haspopup=true]').first().click({ timeout: SOON_MS });
    await page.getByRole('menuitemradio', { name: LANGUAGES[language], exact: true }).click({ timeout: SOON_MS });
    await page.waitForSelector(`html[lang=${language}]`, { timeout: SOON_MS });
    await page.locator(OVERLAYS).first().waitFor({ state: 'detached', timeout: SOON_MS });
    await settle(page);
  }

  return { page, show, speak, look };
}

function lastMoment({ said }: Story, now: number): number {
  return said.at(-1)?.kind === 'progress' ? now + AHEAD_MS : now - BEHIND_MS;
}

/** The jobs of a scene that did not end, by their ids. */
function runningIn({ trips = [], jobs = {} }: Scene): (readonly [string, Story])[] {
  const ofTrips = trips.flatMap((trip) =>
    storiesOf(trip).map(([job, story]) => [jobIdOf(trip.id, job), story] as const),
  );
  return [...ofTrips, ...Object.entries(jobs)].filter(([, story]) => !isOver(story));
}

/** Waits until all that was laid out anew is drawn. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

function actorOn(page: Page, language: Language, tell: Actor['tell']): Actor {
  const texts = catalogues[language];
  const t: Actor['t'] = (key, facts = {}) => fill(texts.window[key], facts);
  return {
    page,
    t,
    ui: (key, facts = {}) => fill(texts.ui[key], facts),
    press: (key, facts) =>
      page
        .getByRole('button', { name: t(key, facts), exact: true })
        .first()
        .click({ timeout: SOON_MS }),
    type: (key, text) => page.getByRole('textbox', { name: t(key), exact: true }).fill(text, { timeout: SOON_MS }),
    tell,
  };
}
