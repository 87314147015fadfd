import { useEffect } from 'react';

/** Marks the page as ready once its first screen is drawn. Effects run after those of the screen before it. */
export function Ready() {
  useEffect(() => {
    document.documentElement.dataset['appState'] = 'ready';
  }, []);
  return null;
}
