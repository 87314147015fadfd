import { create } from 'zustand';
import type { About, Settings } from '../../electron/shared/contract/window.ts';
import type { Language } from '../../electron/shared/i18n/catalogue.ts';
import { languageOf } from '../../electron/shared/i18n/translate.ts';
import { request } from '../bridge/bridge.ts';
import { reportProblem } from './problems.ts';

interface SettingsState {
  readonly settings: Settings;
  /** Null until the main process told. */
  readonly about: About | null;
}

const useSettingsStore = create<SettingsState>(() => ({ settings: { language: null, theme: 'system' }, about: null }));

/** Asks how a person wants the window, and what it runs on. */
export async function loadSettings(): Promise<void> {
  const [settings, about] = await Promise.all([request('window.settings', {}), request('window.about', {})]);
  if (settings.ok) useSettingsStore.setState({ settings: settings.data });
  else reportProblem(settings.error);
  if (about.ok) useSettingsStore.setState({ about: about.data });
  else reportProblem(about.error);
}

/** Takes effect at once; when it cannot be kept, that is shown. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const settings = { ...useSettingsStore.getState().settings, ...change };
  useSettingsStore.setState({ settings });
  const answer = await request('window.set-settings', settings);
  if (!answer.ok) reportProblem(answer.error);
}

export function useSettings(): Settings {
  return useSettingsStore(({ settings }) => settings);
}

export function useAbout(): About | null {
  return useSettingsStore(({ about }) => about);
}

/** The language in force. */
export function useLanguage(): Language {
  return useSettingsStore(({ settings, about }) => settings.language ?? languageOf(about?.systemLanguage));
}
