import { useTexts } from '../../app/use-texts.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { Choice } from '../../components/Choice.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Loading } from '../../components/Loading.tsx';

const AUTOMATIC = 'auto';

/** The toolchains of this machine; by default go.mod decides. Those that do not work are named with the reason. */
export function ToolchainChoice({
  goroot,
  onChange,
}: {
  readonly goroot: string | null;
  readonly onChange: (goroot: string | null) => void;
}) {
  const { t } = useTexts();
  const { data, error, reload } = useRequest('go.toolchains', {});
  if (error) return <ErrorBox error={error} onRetry={reload} />;
  if (!data) return <Loading />;
  return (
    <Choice
      label={t('prepare.toolchain')}
      value={goroot ?? AUTOMATIC}
      onChange={(value) => onChange(value === AUTOMATIC ? null : value)}
      options={[
        { value: AUTOMATIC, title: t('prepare.toolchain.auto') },
        ...data.found.map((found) => ({
          value: found.goroot,
          title: `Go ${found.version} ${found.platform}`,
          description: `${found.goroot} (${found.foundBy})`,
        })),
        ...data.broken.map(({ goroot: place, problem }) => ({
          value: place,
          title: t('prepare.toolchain.broken', { goroot: place }),
          whyNot: problem,
        })),
      ]}
    />
  );
}
