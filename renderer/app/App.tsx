import { I18nProvider } from 'react-aria-components';
import { useRoute } from '../state/route.ts';
import { useLanguage } from '../state/settings.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { ScreenOf } from './ScreenOf.tsx';
import { Shell } from './Shell.tsx';

export function App() {
  const route = useRoute();
  const place = JSON.stringify(route);
  return (
    <I18nProvider locale={useLanguage()}>
      <ErrorBoundary resetKey={place}>
        <Shell>
          <ErrorBoundary resetKey={place}>
            <ScreenOf route={route} />
          </ErrorBoundary>
        </Shell>
      </ErrorBoundary>
    </I18nProvider>
  );
}
