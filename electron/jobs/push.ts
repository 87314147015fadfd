import { checkSignatures } from '../services/custody/check-signatures.ts';
import type { Trust } from '../services/custody/trust.ts';
import type { HostLink } from '../services/host/host-link.ts';
import { readKitParts } from '../services/host/kit-parts.ts';
import { pushAreaOf } from '../services/host/push-area.ts';
import { requireWholeTree } from '../services/kit/check-files.ts';
import { type OpenKit, openKit } from '../services/kit/open-kit.ts';
import { checkCode } from '../shared/check-code.ts';
import { VoidferryError } from '../shared/error.ts';
import type { KitTarget } from '../shared/kit.ts';
import { type HostLogin, withHost } from './host-login.ts';
import { requireSigners } from './require-signers.ts';
import type { JobContext } from './run-job.ts';
import { sendRelease, stageRelease } from './send-release.ts';
import { targetOfHost, wrongArchitecture } from './target-of-host.ts';
import { type ActivationEnd, watchActivation } from './watch-activation.ts';

export interface PushInput extends HostLogin {
  readonly kitDir: string;
  /** Whose signature the kit must carry. The host asks its own list again. */
  readonly trust: Trust;
  /** What the signature must have been made for. Default `kit@voidferry`. */
  readonly namespace?: string;
  /** Ends when the release is staged; what runs is not touched. */
  readonly stageOnly?: boolean;
  /** Why an older kit may replace a newer one; recorded on the host. */
  readonly older?: string;
}

export type PushResult = {
  readonly host: string;
  readonly name: string;
  readonly digest: string;
  readonly checkCode: string;
  readonly release: string;
  /** Bytes of files and lists that went over the link; what the host held already did not. */
  readonly sentBytes: number;
  readonly staged: 'staged' | 'present';
  /** Null: staged only. */
  readonly activation: ActivationEnd | null;
};

/**
 * Brings a signed kit to an enrolled host: only what the host lacks, verified there against its own signers, then switched to and watched.
 * @throws VoidferryError before anything is sent: those of `openKit`, `kit/extra-files` | `kit/incomplete` | `kit/signature-bad` |
 *   `kit/signer-revoked` | `kit/unsigned` | `kit/signer-unknown`, those of `connect`, `host/not-enrolled` | `host/wrong-architecture` |
 *   `host/no-space`; then `kit/checksum-mismatch`, what the host names while it stages, and those of `watchActivation`.
 */
export async function pushKit(input: PushInput, context: JobContext): Promise<PushResult> {
  const { namespace = 'kit@voidferry' } = input;
  context.phase('push.check', { mode: 'reversible' });
  const open = await openKit(input.kitDir);
  const about = { digest: open.digest, checkCode: checkCode(open.digest) };
  context.about({ kit: `${open.kit.name}-${open.kit.version}`, ...about, olderReason: input.older ?? null });
  await requireWholeTree(open);
  requireSigners(open, await checkSignatures(open, input.trust, namespace), namespace, context);

  return withHost(input, 'push.connect', context, async (link) => {
    context.phase('push.compare', { mode: 'reversible' });
    const { target, freeBytes } = await chooseTarget(open, link);
    const parts = await readKitParts(open, target);
    const area = pushAreaOf(open.digest, input.prefix ?? null);
    const shipment = { open, target, parts, area, freeBytes, root: input.prefix ?? '' };
    const sentBytes = await sendRelease(shipment, link, context);
    const staged = await stageRelease(shipment, link, context);
    const host = link.transport.host;
    const { name } = open.kit;
    if (input.stageOnly) return { host, name, ...about, ...staged, sentBytes, activation: null };

    const older = input.older === undefined ? [] : ['--older', input.older];
    const command = ['activate', '--name', name, '--release', staged.release, ...older];
    const activation = await watchActivation(
      link,
      'push.activate',
      command,
      { name, prefix: input.prefix, release: staged.release },
      context,
    );
    return { host, name, ...about, ...staged, sentBytes, activation };
  });
}

async function chooseTarget(open: OpenKit, link: HostLink): Promise<{ target: KitTarget; freeBytes: number }> {
  const facts = await link.patiently((tools) => tools.facts());
  const { host } = link.transport;
  if (!facts.enrolled) throw new VoidferryError('host/not-enrolled', { host, text: 'allowed_signers' });
  const target = targetOfHost(open.kit, facts);
  if (target === undefined) throw wrongArchitecture(open.kit, facts, host);
  return { target, freeBytes: facts.freeBytes };
}
