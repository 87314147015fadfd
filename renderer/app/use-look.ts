import { useEffect, useSyncExternalStore } from 'react';
import { useLanguage, useSettings } from '../state/settings.ts';

const dark = '(prefers-color-scheme: dark)';
const contrast = '(prefers-contrast: more), (forced-colors: active)';

/** Sets language and look on the page, and follows the system where a person said so. */
export function useLook(): void {
  const { theme } = useSettings();
  const language = useLanguage();
  const isDark = useMedia(dark);
  const wantsContrast = useMedia(contrast);
  const look = theme !== 'system' ? theme : wantsContrast ? 'contrast' : isDark ? 'dark' : 'light';
  useEffect(() => {
    document.documentElement.dataset['theme'] = look;
    document.documentElement.lang = language;
  }, [look, language]);
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    () => matchMedia(query).matches,
  );
}
