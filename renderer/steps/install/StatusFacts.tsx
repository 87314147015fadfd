import type { HostStatus } from '../../../electron/shared/host.ts';
import { useTexts } from '../../app/use-texts.ts';
import { Facts } from '../../components/Facts.tsx';

/** What a host says of one installed name. */
export function StatusFacts({ status }: { readonly status: HostStatus }) {
  const { t, ui, time } = useTexts();
  const { current, state, pid, uptimeSeconds, healthy, releases } = status;
  const uptime = Number(uptimeSeconds);
  const isUp = state === 'run';
  return (
    <Facts
      facts={[
        [ui('host.current'), current === '' ? t('status.never') : <code key="current">{current}</code>],
        [ui('host.state'), t(isUp ? 'status.runs' : 'status.down')],
        [t('status.uptime'), isUp && uptimeSeconds !== '' ? time(uptime * 1000) : null],
        [ui('host.pid'), isUp && pid !== '' ? pid : null],
        [ui('host.healthy'), healthy === '' ? t('status.never') : <code key="healthy">{healthy}</code>],
        [ui('host.releases'), releases.length === 0 ? null : <code key="releases">{releases.join(' ')}</code>],
      ]}
    />
  );
}
