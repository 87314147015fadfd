import { join } from 'node:path';
import { quoteWord } from '../core/host/quote.ts';
import { distinctFiles } from '../core/kit/release-list.ts';
import { runHostJob } from '../services/host/host-job.ts';
import type { HostLink } from '../services/host/host-link.ts';
import type { KitParts } from '../services/host/kit-parts.ts';
import { type AreaState, openArea, type PushArea, sendParts } from '../services/host/push-area.ts';
import { type Upload, uploadFiles } from '../services/host/upload.ts';
import type { OpenKit } from '../services/kit/open-kit.ts';
import { openRelease } from '../services/kit/read-release.ts';
import { VoidferryError } from '../shared/error.ts';
import type { KitTarget, ReleaseFile } from '../shared/kit.ts';
import type { JobContext } from './run-job.ts';

/** A release on its way: from where, and to which place on the host. */
export interface Shipment {
  readonly open: OpenKit;
  readonly target: KitTarget;
  readonly parts: KitParts;
  readonly area: PushArea;
  /** What stands for / there, empty for / itself. */
  readonly root: string;
  /** Free bytes where releases go. */
  readonly freeBytes: number;
}

/** A file that the host drops for a wrong hash is sent again whole; more often than that, something is broken. */
const MOST_PASSES = 3;

/**
 * Sends what a host lacks of a release, as the phase `push.upload`; goes on where an earlier push was cut off.
 * @returns bytes that went over the link
 * @throws VoidferryError `host/no-space` before anything is sent; `kit/archive-unsafe` for a damaged archive; `kit/checksum-mismatch` for files that never
 *   arrive whole. Whether they are what was signed shows when they are staged.
 */
export async function sendRelease(shipment: Shipment, link: HostLink, context: JobContext): Promise<number> {
  const { open, target, parts, area, root } = shipment;
  const { signal } = context;
  const files = distinctFiles(parts.release);
  const liveProbe = `${root}/opt/${open.kit.name}/current/.voidferry/probe`;
  const look = link.patiently((_tools, transport) => openArea(transport, area, liveProbe, signal));
  const [held, first] = await Promise.all([link.patiently((tools) => tools.have(files)), look]);
  const lacking = files.filter((file) => !held.has(file.sha256));
  const total = bytesOf(planUploads(lacking, first));
  if (total > shipment.freeBytes) {
    const text = `${shipment.freeBytes} < ${total}`;
    throw new VoidferryError('host/no-space', { host: link.transport.host, text });
  }
  const live = { probe: liveProbe, sha256: first.liveProbe };
  let sent = await link.patiently((_tools, transport) => sendParts(transport, area, parts, live, signal));

  context.phase('push.upload', { mode: 'resumable', unit: 'bytes', total });
  const begun = bytesOf(lacking.map((file) => ({ file, begun: 0 }))) - total;
  if (begun > 0) context.note('host.upload-begun', { bytes: begun });
  let progress = 0;
  const onBytes = (bytes: number) => {
    sent += bytes;
    const step = Math.min(bytes, total - progress);
    progress += step;
    context.advance(step);
  };
  const archive = await openRelease(join(open.dir, target.archive), parts.release);
  const read = (file: ReleaseFile) => archive.read(file, signal);
  // What lies there is known only until the next try: one that is cut off leaves more than was there before.
  let state: AreaState | null = first;
  const pass = () =>
    link.patiently(async (_tools, transport) => {
      const uploads = planUploads(lacking, state ?? (await openArea(transport, area, liveProbe, signal)));
      state = null;
      if (uploads.length === 0) return [];
      const arrived = await uploadFiles(transport, `${area.dir}/files`, uploads, read, { signal, onBytes });
      return uploads.filter((upload) => !arrived.has(upload.file.sha256)).map((upload) => upload.file.path);
    });
  try {
    let missing = await pass();
    for (let passes = 1; missing.length > 0 && passes < MOST_PASSES; passes++) missing = await pass();
    if (missing.length > 0)
      throw new VoidferryError('kit/checksum-mismatch', { count: missing.length, files: missing });
    return sent;
  } finally {
    await archive.close();
  }
}

/**
 * Has the host verify what was sent, against its own signers, and build the release from it, as the phase `push.stage`.
 * @throws VoidferryError what the host names; `host/outcome-unknown` when it staged something else.
 */
export async function stageRelease(
  { open, target, area, root }: Shipment,
  link: HostLink,
  context: JobContext,
): Promise<{ release: string; staged: 'staged' | 'present' }> {
  context.phase('push.stage', { mode: 'resumable' });
  const { answer, error } = await runHostJob(link, ['stage', '--push', area.id], {
    signal: context.signal,
    onLine: (line) => context.log(line),
  });
  if (error !== null) throw error;
  const { host } = link.transport;
  const staged = answer.one('state');
  const release = `${open.kit.version}-${target.releaseDigest.slice(0, 12)}`;
  if (answer.one('release') !== release || (staged !== 'staged' && staged !== 'present'))
    throw new VoidferryError('host/outcome-unknown', { host, text: `${answer.one('release')} ${staged}` });

  const place = `${root}/opt/${open.kit.name}/releases/${release}`;
  const recheck = `cd ${quoteWord(place)} && awk '{print $3"  "$4}' .voidferry/FILES | sha256sum -c --strict`;
  const figures = { host, release, digest: open.digest, bytes: target.unpackedBytes, place };
  context.prove({ claim: 'host.verified', level: 'L4', method: 'ssh-keygen -Y verify, sha256sum', figures, recheck });
  context.prove({ claim: 'host.staged', method: 'voidferry-host stage', figures: { ...figures, staged }, recheck });
  return { release, staged };
}

function planUploads(files: readonly ReleaseFile[], { arrived, begun }: AreaState): Upload[] {
  return files
    .filter((file) => !arrived.has(file.sha256))
    .map((file) => ({ file, begun: begun.get(file.sha256) ?? 0 }));
}

function bytesOf(uploads: readonly Upload[]): number {
  return uploads.reduce((sum, { file, begun }) => sum + Math.max(0, file.bytes - begun), 0);
}
