import type { TrustedSigners } from '../../electron/shared/contract/custody.ts';
import type { SeenSignature } from '../../electron/shared/contract/kit.ts';
import { useTexts } from '../app/use-texts.ts';
import { isForKits } from './card-commands.ts';
import styles from './InstallCard.module.css';

/** Who signed a kit, as its signatures say, and whether this workstation knows them. */
export function CardSigners({
  signatures,
  trusted,
}: {
  readonly signatures: readonly SeenSignature[];
  readonly trusted: TrustedSigners;
}) {
  const { t } = useTexts();
  if (signatures.length === 0) return <p className={styles['refused']}>{t('card.signer.none')}</p>;
  return (
    <ul className={styles['signers']}>
      {signatures.map((signature) => (
        <li key={signature.file}>
          {signature.fingerprint !== null && <p className={styles['fingerprint']}>{signature.fingerprint}</p>}
          <Standing signature={signature} trusted={trusted} />
        </li>
      ))}
    </ul>
  );
}

function Standing({ signature, trusted }: { readonly signature: SeenSignature; readonly trusted: TrustedSigners }) {
  const { t } = useTexts();
  const { file, fingerprint, namespace } = signature;
  if (fingerprint === null) return <p className={styles['refused']}>{t('card.signer.unreadable', { file })}</p>;
  if (trusted.revoked.includes(fingerprint)) return <p className={styles['refused']}>{t('card.signer.revoked')}</p>;
  if (!isForKits(signature)) return <p className={styles['refused']}>{t('card.signer.foreign', { namespace })}</p>;
  const known = trusted.signers.find((signer) => signer.fingerprint === fingerprint);
  return known === undefined ? (
    <p>{t('card.signer.claimed')}</p>
  ) : (
    <p>{t('card.signer.trusted', { principal: known.principal })}</p>
  );
}
