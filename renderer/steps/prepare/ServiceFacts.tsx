import type { Service } from '../../../electron/shared/kit.ts';
import { serviceFacts } from '../../../electron/shared/service-facts.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Facts } from '../../components/Facts.tsx';

/** What will run on the host, as whom and with what, and what counts as healthy there. */
export function ServiceFacts({ name, service }: { readonly name: string; readonly service: Service }) {
  const { t, ui } = useTexts();
  const { user, rollbackSafe, health } = service;
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
        ...serviceFacts(name, service).map(({ label, text }) => [ui(label), <code key={label}>{text}</code>] as const),
        [t('prepare.service.user'), <code key="user">{user}</code>],
        [t('prepare.service.healthy'), t(`prepare.healthy.${health.kind}`, limits)],
        [ui('kit.service.rollback'), rollbackSafe ? null : ui('kit.service.rollback.unsafe')],
      ]}
    />
  );
}
