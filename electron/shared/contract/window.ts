import { z } from 'zod';
import { languages } from '../i18n/catalogue.ts';
import { answers, nothing } from './request.ts';

const themes = ['system', 'light', 'dark', 'contrast'] as const;

/** How the window looks and speaks; a null language is that of the system. */
export const settingsSchema = z
  .strictObject({ language: z.enum(languages).nullable(), theme: z.enum(themes) })
  .readonly();
export type Settings = z.infer<typeof settingsSchema>;

/** What this program is and what it runs on. */
export interface About {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  /** `test`: a run time for trying out, which nobody compared with the official one; `official` is the version that it stands for. */
  readonly runtime: { readonly kind: 'official' | 'test' | 'unknown'; readonly official: string };
  /** Whether the window runs in Chromium's sandbox. */
  readonly sandboxed: boolean;
  readonly dataDir: string;
  /** BCP 47 tag of the system's language. */
  readonly systemLanguage: string;
}

/** Pages outside that may be opened in the system's browser, by name: no address ever comes from the window. */
export const links = ['install-go', 'void-handbook'] as const;

/** What the main process answers itself: the window and its dialogs. */
export const windowRequests = {
  'window.about': answers<About>()(nothing),
  'window.settings': answers<Settings>()(nothing),
  'window.set-settings': answers<Settings>()(settingsSchema),
  /** A directory that a person chooses; null when they choose none. */
  'window.choose-directory': answers<string | null>()(
    z.strictObject({ title: z.string(), start: z.string().nullable() }),
  ),
  'window.choose-file': answers<string | null>()(z.strictObject({ title: z.string(), start: z.string().nullable() })),
  /** Prints the page as it is shown, by the system's dialog; false when a person decided otherwise. */
  'window.print': answers<boolean>()(nothing),
  /** Saves the page as PDF where a person says; null when they choose no place. */
  'window.save-pdf': answers<string | null>()(z.strictObject({ title: z.string(), name: z.string() })),
  'window.open-link': answers<null>()(z.strictObject({ link: z.enum(links) })),
} as const;
