import { formatBytes } from '../../../electron/shared/format.ts';
import type { PushPlan } from '../../../electron/shared/host.ts';
import type { Kit } from '../../../electron/shared/kit.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Facts } from '../../components/Facts.tsx';
import { Panel } from '../../components/Panel.tsx';
import styles from './install.module.css';
import { StatusFacts } from './StatusFacts.tsx';
import { wayBack } from './way-back.ts';

/** What a push will do, before it does it: what serves now, what is sent, the steps, and what happens when it is not healthy. */
export function PlanPanel({ plan, kit }: { readonly plan: PushPlan; readonly kit: Kit }) {
  const { t, texts, gap } = useTexts();
  const { status, facts } = plan;
  const { health } = kit.service;
  const release = releaseOf(kit, facts.target);
  const isNothingLive = facts.enrolled && (status === null || status.current === '');
  const limits = { settle: health.settleSeconds, timeout: health.timeoutSeconds };
  return (
    <Panel title={t('plan.title')}>
      <h3>{t('plan.now')}</h3>
      {!facts.enrolled && <p>{t('plan.now.unknown')}</p>}
      {facts.enrolled && status === null && <p>{t('plan.now.nothing', { name: kit.name })}</p>}
      {status && <StatusFacts status={status} />}
      <h3>{t('plan.bring')}</h3>
      <Facts
        facts={[
          [t('plan.release'), release === null ? null : <code key="release">{release}</code>],
          [t('plan.send'), <ToSend key="send" plan={plan} />],
        ]}
      />
      <h3>{t('plan.steps')}</h3>
      <ol className={styles['steps']}>
        <li>
          <strong>{t('plan.step', { step: texts.phases['push.upload'] })}</strong>
          {gap}
          {t('plan.upload')}
        </li>
        <li>
          <strong>{t('plan.step', { step: texts.phases['push.stage'] })}</strong>
          {gap}
          {t('plan.stage')}
        </li>
        <li>
          <strong>{t('plan.step', { step: texts.phases['push.activate'] })}</strong>
          {gap}
          {t(isNothingLive ? 'plan.switch.first' : 'plan.switch')}
          {gap}
          {t(health.kind === 'none' ? 'plan.healthy.process' : 'plan.healthy', limits)}
        </li>
      </ol>
      <h3>{t('plan.unhealthy')}</h3>
      <WayBack plan={plan} release={release} isFinal={!kit.service.rollbackSafe} />
    </Panel>
  );
}

function ToSend({ plan: { releaseBytes, missingBytes } }: { readonly plan: PushPlan }) {
  const { t } = useTexts();
  if (releaseBytes === null) return null;
  const whole = formatBytes(releaseBytes);
  if (missingBytes === null) return t('plan.send.unknown', { whole });
  return missingBytes === releaseBytes
    ? t('plan.send.all', { whole })
    : t('plan.send.known', { missing: formatBytes(missingBytes), whole });
}

function WayBack({
  plan,
  release,
  isFinal,
}: {
  readonly plan: PushPlan;
  readonly release: string | null;
  /** No release may follow it but a newer one. */
  readonly isFinal: boolean;
}) {
  const { t } = useTexts();
  if (!plan.facts.enrolled) return <p>{t('plan.unhealthy.unknown')}</p>;
  const way = wayBack(plan.status, release);
  if (isFinal && way.to !== 'nothing') return <p>{t('plan.unhealthy.stays')}</p>;
  return (
    <p>
      {way.to === 'release' ? t('plan.unhealthy.release', { release: way.release }) : t(`plan.unhealthy.${way.to}`)}
    </p>
  );
}

/** The name that a release of this kit has on a host; null when the kit holds none for it. */
function releaseOf({ version, targets }: Kit, hostTarget: string): string | null {
  const target = targets.find((one) => one.target === hostTarget);
  return target === undefined ? null : `${version}-${target.releaseDigest.slice(0, 12)}`;
}
