import { Check } from 'lucide-react';
import { formatBytes } from '../../../electron/shared/format.ts';
import type { PushPlan } from '../../../electron/shared/host.ts';
import { useTexts } from '../../app/use-texts.ts';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Panel } from '../../components/Panel.tsx';
import { FingerprintList } from './FingerprintList.tsx';
import styles from './install.module.css';

/** Without these a host can neither check nor install; what else it needs, it says itself. */
const neededTools = ['tar', 'gzip', 'sha256sum', 'ssh-keygen', 'flock', 'setsid', 'setpriv'] as const;

/** What a host is, whom it trusts, and what stands in the way of a push. */
export function Preflight({ plan }: { readonly plan: PushPlan }) {
  const { t, ui } = useTexts();
  const { facts, fingerprint, problems } = plan;
  const missing = neededTools.filter((tool) => !facts.tools.includes(tool));
  return (
    <Panel title={t('preflight.title')}>
      <Facts
        facts={[
          [ui('host.os'), facts.osId],
          [ui('host.target'), facts.target],
          [ui('host.libc'), facts.libc],
          [ui('host.init'), facts.init],
          [ui('host.kernel'), facts.kernel],
          [ui('host.free'), formatBytes(facts.freeBytes)],
          [t('preflight.tools-missing'), missing.length === 0 ? t('preflight.none') : missing.join(' ')],
          [t('preflight.host-key'), <code key="key">{fingerprint}</code>],
          [ui('host.enrolled'), ui(facts.enrolled ? 'host.yes' : 'host.no')],
          [ui('host.signers'), <FingerprintList key="signers" fingerprints={facts.signers} />],
        ]}
      />
      {problems.length === 0 ? (
        <p className={styles['clear']}>
          <Check size={18} aria-hidden /> {t('preflight.clear')}
        </p>
      ) : (
        <>
          <h3>{t('preflight.problems')}</h3>
          <ul className={styles['problems']}>
            {problems.map((problem) => (
              <li key={problem.code}>
                <ErrorBox error={problem} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
