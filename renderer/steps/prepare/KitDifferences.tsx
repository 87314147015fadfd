import { useState } from 'react';
import { formatBytes } from '../../../electron/shared/format.ts';
import type { Change, KitDiff } from '../../../electron/shared/kit-diff.ts';
import { useTexts } from '../../app/use-texts.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PathField } from '../../components/PathField.tsx';
import { PathList } from './PathList.tsx';

/** What differs between another kit, such as the one that a host has now, and this one. */
export function KitDifferences({ dir }: { readonly dir: string }) {
  const { t } = useTexts();
  const [path, setPath] = useState('');
  const [from, setFrom] = useState<string | null>(null);
  const { data, error, isAsking, reload } = useRequest('kit.diff', from === null ? null : { from, to: dir });
  return (
    <>
      <PathField
        label={t('prepare.diff.from')}
        description={t('prepare.diff.hint')}
        value={path}
        onChange={setPath}
        choose="directory"
      />
      <Actions>
        <Button onPress={() => setFrom(path.trim())} isDisabled={path.trim() === ''} isPending={isAsking}>
          {t('prepare.diff.compare')}
        </Button>
      </Actions>
      {error && <ErrorBox error={error} onRetry={reload} />}
      {from !== null && !data && !error && <Loading text={t('prepare.diff.reading')} />}
      {data && !error && <Differences diff={data} />}
    </>
  );
}

function Differences({ diff }: { readonly diff: KitDiff }) {
  const { ui } = useTexts();
  const { facts, modules, licences, vulnerabilities, files, bytes } = diff;
  const list = <T,>(changes: readonly Change<T>[], show: (value: T) => string) =>
    changes.length === 0 ? (
      ui('diff.none')
    ) : (
      <PathList
        paths={changes.map(({ name, from, to }) => {
          const [before, after] = [from, to].map((value) => (value === null ? '–' : show(value)));
          return { path: name, about: `${before} → ${after}${before === after ? ` (${ui('diff.content')})` : ''}` };
        })}
      />
    );
  return (
    <>
      <Facts
        facts={[
          [ui('diff.facts'), list(facts, (value) => value)],
          [ui('diff.modules'), list(modules, (value) => value)],
          [ui('diff.licences'), list(licences, (value) => value || ui('scan.licence-unknown'))],
          vulnerabilities === null ? null : [ui('diff.vulnerabilities'), list(vulnerabilities, (value) => value)],
          [ui('diff.files'), list(files, formatBytes)],
          [ui('diff.size'), `${formatBytes(bytes.from)} → ${formatBytes(bytes.to)}`],
        ]}
      />
      {vulnerabilities === null && <p>{ui('diff.vulnerabilities-unknown')}</p>}
    </>
  );
}
