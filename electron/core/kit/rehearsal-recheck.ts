import type { Kit } from '../../shared/kit.ts';
import { quoteWord } from '../host/quote.ts';

/** A command that installs a signed kit below a fresh directory, without network; SHA256:… stands for its signer's fingerprint. */
export function rehearsalRecheck(kitDir: string): string {
  const install = 'ip link set lo up && exec unshare -U sh ./install.sh --accept "$1" --prefix "$2"';
  return `cd ${quoteWord(kitDir)} && unshare -rnpf --mount-proc --kill-child sh -c ${quoteWord(install)} sh 'SHA256:…' "$(mktemp -d)/root"`;
}

/** A command that builds a kit again and shows its digest, with the project's source at hand. */
export function rebuildKitRecheck({ version, serial, audience, targets, carried }: Kit, projectDir: string): string {
  const options = [
    ...targets.map(({ target }) => `--target ${target}`),
    ...carried.map(({ platform }) => `--carry ${platform}`),
    `--kit-version ${quoteWord(version)} --serial ${serial} --audience ${quoteWord(audience)}`,
  ];
  return `T=$(mktemp -d) && voidferry kit build ${quoteWord(projectDir)} -o "$T/kit" ${options.join(' ')} --no-rehearsal && sha256sum "$T/kit/SHA256SUMS"`;
}
