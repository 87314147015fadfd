import { parseKeyValues } from '../../core/host/key-values.ts';
import { hostFailure } from './host-failure.ts';
import type { KitParts } from './kit-parts.ts';
import { packTar } from './pack-tar.ts';
import type { Transport } from './ssh-transport.ts';

/** Where a host takes a push in: `kit/` and `files/`. Named by the kit, so that a later push of the same kit goes on. */
export interface PushArea {
  readonly dir: string;
  /** What `voidferry-host stage --push` is told. */
  readonly id: string;
}

/** What lies in a push area from an earlier push, and beside it. */
export interface AreaState {
  /** Files that arrived whole, by SHA-256. */
  readonly arrived: ReadonlySet<string>;
  /** Bytes of files that were on their way, by SHA-256. */
  readonly begun: ReadonlyMap<string, number>;
  /** SHA-256 of the probe of the live release, or null. */
  readonly liveProbe: string | null;
}

export function pushAreaOf(kitDigest: string, prefix: string | null): PushArea {
  const id = kitDigest.slice(0, 32);
  return { id, dir: `${prefix ?? ''}/opt/.voidferry/push/${id}` };
}

const OPEN_AREA = `set -eu
umask 022
mkdir -p "$1/kit" "$1/files"
touch "$1"
find "$1/files" -type f -printf 'file=%s %f\\n'
if [ -f "$2" ]; then sha256sum <"$2" | sed 's/^/probe=/; s/ .*//'; fi
echo open=1
`;

/** Makes the push area, or finds what an earlier push left in it. @throws VoidferryError as `hostFailure` and `exec` */
export async function openArea(
  transport: Transport,
  area: PushArea,
  liveProbe: string,
  signal: AbortSignal,
): Promise<AreaState> {
  const result = await transport.exec([area.dir, liveProbe], OPEN_AREA, { signal });
  const answer = parseKeyValues(result.stdout);
  if (result.code !== 0 || answer.one('open') !== '1') throw hostFailure(transport.host, 'push area', result);
  const arrived = new Set<string>();
  const begun = new Map<string, number>();
  for (const [, bytes, sha256, upload] of answer
    .all('file')
    .map((line) => /^(\d+) ([0-9a-f]{64})(\.upload)?$/.exec(line) ?? [])) {
    if (sha256 === undefined) continue;
    if (upload === undefined) arrived.add(sha256);
    else begun.set(sha256, Number(bytes));
  }
  return { arrived, begun, liveProbe: answer.one('probe') };
}

const TAKE_PARTS =
  'umask 022; tar xf - -C "$1" --no-same-owner && { [ -z "$3" ] || { mkdir -p "$(dirname "$3")" && cp "$2" "$3"; }; } && echo taken=1';

/**
 * Sends what a host needs besides the release's files, in one go. The probe stays here when the live release has the same.
 * @returns bytes sent
 */
export async function sendParts(
  transport: Transport,
  area: PushArea,
  { lists, probe }: KitParts,
  live: { readonly probe: string; readonly sha256: string | null },
  signal: AbortSignal,
): Promise<number> {
  const copied = live.sha256 === probe.sha256;
  const tar = packTar(copied ? lists : [...lists, probe]);
  const words = [
    '/bin/sh',
    '-c',
    TAKE_PARTS,
    'sh',
    `${area.dir}/kit`,
    live.probe,
    copied ? `${area.dir}/kit/${probe.path}` : '',
  ];
  const result = await transport.exec(words, null, { signal, feed: (write) => write(tar) });
  if (result.code !== 0 || parseKeyValues(result.stdout).one('taken') !== '1')
    throw hostFailure(transport.host, 'push area', result);
  return tar.length;
}
