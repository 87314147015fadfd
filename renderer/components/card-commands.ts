import type { KitView, SeenSignature } from '../../electron/shared/contract/kit.ts';
import { quoted } from './quoted.ts';

/** What somebody at the console of a host types, line by line; `/mnt` stands for the stick. */
export interface CardCommands {
  readonly copy: readonly string[];
  readonly list: readonly string[];
  readonly files: readonly string[];
  readonly signatures: readonly string[];
  readonly install: string;
  readonly enrolled: string;
}

const KIT_NAMESPACE = 'kit@voidferry';

/** A signature that hosts may accept: readable, and made for kits. */
export function isForKits({ fingerprint, namespace }: SeenSignature): boolean {
  return fingerprint !== null && namespace === KIT_NAMESPACE;
}

/**
 * The commands of the card, of stock tools and of what `install.sh` and `voidferry-host` understand; null where no signature is one that a
 * host may accept.
 * @param trusted fingerprints that this workstation trusts: of several signers, one of them is named to the host
 * @param revoked fingerprints that it lists as revoked: they are named to nobody
 */
export function cardCommands(
  { dir, signatures }: Pick<KitView, 'dir' | 'signatures'>,
  { trusted, revoked }: { readonly trusted: readonly string[]; readonly revoked: readonly string[] },
): CardCommands | null {
  const folder = dir.split('/').findLast((part) => part !== '') ?? '';
  const made = signatures.filter((one) => isForKits(one) && !revoked.includes(one.fingerprint ?? ''));
  const signer = made.find(({ fingerprint }) => trusted.includes(fingerprint ?? '')) ?? made[0];
  if (signer === undefined) return null;
  return {
    copy: [`cp -R ${quoted(`/mnt/${folder}`)} /root/`, `cd ${quoted(`/root/${folder}`)}`],
    list: ['sha256sum SHA256SUMS'],
    files: ['find . ! -type f ! -type d', 'sha256sum -c --quiet --strict SHA256SUMS && echo OK'],
    signatures: made.map(({ file }) => `ssh-keygen -Y check-novalidate -n ${KIT_NAMESPACE} -s ${file} < SHA256SUMS`),
    install: `sh install.sh --accept ${signer.fingerprint}`,
    enrolled: `voidferry-host install --kit ${quoted(`/mnt/${folder}`)}`,
  };
}
