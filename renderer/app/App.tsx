import { I18nProvider } from 'react-aria-components';
import { useRoute } from '../state/route.ts';
import { useLanguage } from '../state/settings.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { ScreenOf } from './ScreenOf.tsx';
import { Shell } from './Shell.tsx';

export function App() {
  const route = useRoute();
  return (
    <I18nProvider locale={useLanguage()}>
      <Shell>
        <ErrorBoundary resetKey={JSON.stringify(route)}>
          <ScreenOf route={route} />
        </ErrorBoundary>
      </Shell>
    </I18nProvider>
  );
}
