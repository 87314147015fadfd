import { useState } from 'react';
import type { Rehearsal } from '../../../electron/shared/attestation.ts';
import type { SigningKey } from '../../../electron/shared/contract/custody.ts';
import type { ErrorData } from '../../../electron/shared/error.ts';
import { isWhole } from '../../../electron/shared/is-whole.ts';
import { useTexts } from '../../app/use-texts.ts';
import { request } from '../../bridge/bridge.ts';
import { Actions } from '../../components/Actions.tsx';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Empty } from '../../components/Empty.tsx';
import { ErrorBox } from '../../components/ErrorBox.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PasswordInput } from '../../components/PasswordInput.tsx';
import { PathField } from '../../components/PathField.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { startTripJob } from '../../state/trip-store.ts';
import { KeyAbout } from './KeyAbout.tsx';

/** Which key signs. A passphrase is kept here until the job was asked for, and nowhere else. */
export function KeyForm({
  keys,
  kitDir,
  rehearsal,
  isSigned,
  onMade,
}: {
  readonly keys: readonly SigningKey[];
  readonly kitDir: string;
  readonly rehearsal: Rehearsal | null;
  /** It carries a signature already: this one is a second person's. */
  readonly isSigned: boolean;
  readonly onMade: () => void;
}) {
  const { t } = useTexts();
  const [only] = keys.length === 1 ? keys : [];
  const [path, setPath] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [reason, setReason] = useState('');
  const [source, setSource] = useState('');
  const [pending, setPending] = useState<'make' | 'sign' | null>(null);
  const [error, setError] = useState<ErrorData | null>(null);
  const isRehearsed = rehearsal !== null && isWhole(rehearsal);
  const unrehearsed = isRehearsed ? null : reason.trim();
  const chosen = keys.find((key) => key.path === path) ?? only;
  const choose = (next: string) => {
    setPath(next);
    setPassphrase('');
    setError(null);
  };
  const make = async () => {
    setPending('make');
    const made = await request('custody.make-key', {});
    setPending(null);
    if (!made.ok) return setError(made.error);
    choose(made.data.path);
    onMade();
  };
  const sign = async (key: SigningKey) => {
    setPending('sign');
    setPassphrase('');
    const secret = key.isLocked ? passphrase : null;
    const rebuildFrom = isSigned && source.trim() !== '' ? source.trim() : null;
    const answer = await startTripJob({
      job: 'sign',
      kitDir,
      key: key.path,
      passphrase: secret,
      unrehearsed,
      rebuildFrom,
    });
    setPending(null);
    setError(answer.ok ? null : answer.error);
  };
  return (
    <>
      {keys.length === 0 ? (
        <Empty title={t('prepare.sign.none')} />
      ) : (
        <Choice
          label={t('prepare.sign.key')}
          value={chosen?.path ?? null}
          onChange={choose}
          options={keys.map((key) => ({
            value: key.path,
            title: t(`prepare.key.${key.from}`, { name: key.path.split('/').at(-1) ?? key.path }),
            description: <KeyAbout signingKey={key} />,
          }))}
        />
      )}
      {chosen?.isLocked && (
        <PasswordInput label={t('prepare.sign.passphrase')} value={passphrase} onChange={setPassphrase} />
      )}
      {isSigned && (
        <PathField
          choose="directory"
          label={t('prepare.sign.rebuild')}
          description={t('prepare.sign.rebuild.hint')}
          value={source}
          onChange={setSource}
        />
      )}
      {!isRehearsed && (
        <Notice tone="warn" title={t(rehearsal === null ? 'prepare.sign.unrehearsed' : 'prepare.sign.partly')}>
          <TextInput
            label={t('prepare.sign.reason')}
            description={t('prepare.sign.reason.hint')}
            value={reason}
            onChange={setReason}
          />
        </Notice>
      )}
      {error && chosen?.isLocked && error.code === 'custody/key-locked' ? (
        <Notice tone="bad" title={t('prepare.sign.passphrase.wrong')} isAlert />
      ) : (
        error && <ErrorBox error={error} />
      )}
      <Actions>
        <Button
          kind="primary"
          onPress={() => chosen && void sign(chosen)}
          isDisabled={chosen === undefined || unrehearsed === ''}
          isPending={pending === 'sign'}
        >
          {t('prepare.sign.go')}
        </Button>
        <Button onPress={() => void make()} isPending={pending === 'make'}>
          {t('prepare.sign.make')}
        </Button>
      </Actions>
      <p>{t('prepare.sign.make.hint')}</p>
    </>
  );
}
