import type { Service } from '../../../electron/shared/kit.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Facts } from '../../components/Facts.tsx';

/** What will run on the host, as whom, and what counts as healthy there. */
export function ServiceFacts({ service: { exec, args, user, health } }: { readonly service: Service }) {
  const { t, ui } = useTexts();
  const limits = {
    address: health.address,
    settle: health.settleSeconds,
    timeout: health.timeoutSeconds,
    latency: health.maxLatencyMs,
    errors: health.maxErrorPermille / 10,
  };
  return (
    <Facts
      facts={[
        [ui('kit.service'), <code key="command">{[exec, ...args].join(' ')}</code>],
        [t('prepare.service.user'), <code key="user">{user}</code>],
        [t('prepare.service.healthy'), t(`prepare.healthy.${health.kind}`, limits)],
      ]}
    />
  );
}
