import { createHash } from 'node:crypto';
import { parseKeyValues } from '../../core/host/key-values.ts';
import { VoidferryError } from '../../shared/error.ts';
import { hostFailure } from './host-failure.ts';
import { packTar } from './pack-tar.ts';
import type { Transport } from './ssh-transport.ts';
import { PROGRAM } from './voidferry-host.ts';

/** Arguments: the two sums, where the program will be, and what goes before `enrol`. Nothing runs that did not arrive as it was sent. */
const ENROL = `d=$(mktemp -d) || exit
trap 'rm -rf "$d"' EXIT
trap 'exit 130' HUP INT TERM
cd "$d" && tar xf - --no-same-owner || exit
printf '%s  voidferry-host\\n%s  allowed_signers\\n' "$1" "$2" | sha256sum -c --status --strict || {
  echo "voidferry: kit/checksum-mismatch voidferry-host or allowed_signers did not arrive as sent" >&2
  exit 65
}
program=$3
shift 3
sh ./voidferry-host "$@" enrol --signers allowed_signers || exit
sha256sum <"$program" | sed 's/^/installed=/; s/ .*//'
`;

/**
 * Brings voidferry-host and trusted signers to a host and has it take them over. What arrived is hashed before it is run, and what is
 * installed afterwards; nothing else stays there.
 * @returns SHA-256 of the installed program
 * @throws VoidferryError `kit/checksum-mismatch` when something else arrived or was installed; what the host names.
 */
export async function installVoidferryHost(
  transport: Transport,
  parts: { readonly program: Uint8Array; readonly signers: Uint8Array },
  prefix: string | null,
  signal: AbortSignal,
): Promise<string> {
  const program = sha256(parts.program);
  const path = `${prefix ?? ''}${PROGRAM}`;
  const before = prefix === null ? [] : ['--prefix', prefix];
  const words = ['/bin/sh', '-c', ENROL, 'sh', program, sha256(parts.signers), path, ...before];
  const tar = packTar([
    { path: 'voidferry-host', body: parts.program },
    { path: 'allowed_signers', body: parts.signers },
  ]);
  const result = await transport.exec(words, null, { signal, feed: (write) => write(tar) });
  if (result.code !== 0) throw hostFailure(transport.host, 'enrol', result);
  const answer = parseKeyValues(result.stdout);
  if (answer.one('enrolled') !== '1' || answer.one('installed') !== program)
    throw new VoidferryError('kit/checksum-mismatch', { count: 1, files: `${transport.host}: ${path}` });
  return program;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
