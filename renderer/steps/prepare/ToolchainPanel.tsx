import type { Toolchain, ToolchainChoice } from '../../../electron/shared/build-plan.ts';
import { useTexts } from '../../app/use-texts.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { Choice, type Option } from '../../components/Choice.tsx';
import { Disclosure } from '../../components/Disclosure.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Panel } from '../../components/Panel.tsx';
import { FetchToolchain } from './FetchToolchain.tsx';
import { useLastFetch, useLastFetchId } from './last-fetch.ts';

const AUTOMATIC = 'automatic';

/**
 * The Go toolchains of this machine: which one builds and why, why each other one does not, and which do not work.
 * @param choice what would be used; null when none could be chosen
 */
export function ToolchainPanel({
  goroot,
  choice,
  onChange,
}: {
  readonly goroot: string | null;
  readonly choice: ToolchainChoice | null;
  readonly onChange: (change: { readonly goroot: string | null }) => void;
}) {
  const { t, ui } = useTexts();
  // What lay there before one was fetched says nothing about what lies there after it.
  const fetched = useLastFetch();
  const hasFetched = useLastFetchId() !== null;
  const { data, error, reload } = useRequest('go.toolchains', {}, { since: fetched?.state ?? '' });
  const standing = (toolchain: Toolchain): Option<string> => {
    const refused = choice?.refused.find((one) => one.toolchain.goroot === toolchain.goroot)?.reason;
    const isChosen = choice?.chosen.goroot === toolchain.goroot;
    const where = t('prepare.toolchain.where', { platform: toolchain.platform, foundBy: toolchain.foundBy });
    const reason = refused === undefined ? null : ui(`go.refused.${refused}`);
    const isUnfit = refused === 'too-old' || refused === 'unreleased';
    return {
      value: toolchain.goroot,
      title: t('prepare.toolchain.one', { version: toolchain.version, goroot: toolchain.goroot }),
      description: (
        <>
          <p>{where}</p>
          {isChosen && <p>{t('prepare.toolchain.used', { reason: ui(`go.reason.${choice.reason}`) })}</p>}
          {reason !== null && !isUnfit && <p>{t('prepare.toolchain.not-used', { reason })}</p>}
        </>
      ),
      whyNot: isUnfit ? reason : null,
    };
  };
  const automatic = {
    value: AUTOMATIC,
    title: t('prepare.toolchain.auto'),
    description: t('prepare.toolchain.auto.about'),
  };
  return (
    <Panel title={t('prepare.toolchain')}>
      {error && <ErrorBox error={error} onRetry={reload} />}
      {!data && !error && <Loading text={t('prepare.toolchain.looking')} />}
      {data && (
        <Choice
          label={t('prepare.toolchain.label')}
          value={goroot ?? AUTOMATIC}
          onChange={(value) => onChange({ goroot: value === AUTOMATIC ? null : value })}
          options={[
            automatic,
            ...data.found.map(standing),
            ...data.broken.map((one) => ({
              value: one.goroot,
              title: t('prepare.toolchain.broken', { goroot: one.goroot }),
              whyNot: one.problem,
            })),
          ]}
        />
      )}
      <Disclosure summary={t('prepare.fetch')} isOpen={hasFetched}>
        <FetchToolchain />
      </Disclosure>
      {data?.found.length === 0 && <p>{t('prepare.toolchain.searched', { places: [...data.searched] })}</p>}
    </Panel>
  );
}
