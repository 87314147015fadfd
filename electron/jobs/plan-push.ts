import { distinctFiles } from '../core/kit/release-list.ts';
import { type HostLink, openHostLink } from '../services/host/host-link.ts';
import { hostScript } from '../services/host/host-script.ts';
import { readKitParts } from '../services/host/kit-parts.ts';
import { factsByScript } from '../services/host/voidferry-host.ts';
import { type OpenKit, openKit } from '../services/kit/open-kit.ts';
import type { SeenSignature } from '../shared/contract/kit.ts';
import { VoidferryError } from '../shared/error.ts';
import type { ErrorCode } from '../shared/errors/codes.ts';
import type { HostFacts, HostStatus, PushPlan } from '../shared/host.ts';
import type { KitTarget } from '../shared/kit.ts';
import type { HostLogin } from './host-login.ts';
import { seenIn } from './show-kit.ts';
import { targetOfHost, wrongArchitecture } from './target-of-host.ts';

export interface PlanPushInput extends HostLogin {
  readonly kitDir: string;
  readonly resourcesDir: string;
}

/**
 * Asks a host what a push would meet there; nothing is changed. What stands in the way is part of the answer.
 * @throws VoidferryError those of `openKit` and `connect`, and what the host names.
 */
export async function planPush(input: PlanPushInput, signal: AbortSignal): Promise<PushPlan> {
  const open = await openKit(input.kitDir);
  const script = (await hostScript(input.resourcesDir)).toString('utf8');
  const prefix = input.prefix ?? null;
  const link = await openHostLink({ ...input, prefix, signal });
  try {
    const { host, fingerprint } = link.transport;
    const facts = await factsByScript(link.transport, script, prefix, signal);
    const target = targetOfHost(open.kit, facts);
    const status = facts.enrolled ? await statusOf(link, open.kit.name) : null;
    const bytes = target === undefined ? null : await bytesToSend(open, target, facts, link);
    const signatures = await seenIn(open.dir);
    const problems = problemsOf({ open, facts, target, signatures, missingBytes: bytes?.missingBytes ?? null, host });
    return {
      host,
      fingerprint,
      facts,
      status,
      releaseBytes: bytes?.releaseBytes ?? null,
      missingBytes: bytes?.missingBytes ?? null,
      problems: problems.map((problem) => problem.toData()),
    };
  } finally {
    link.close();
  }
}

/** What serves under a name; null when it was never installed there. */
async function statusOf(link: HostLink, name: string): Promise<HostStatus | null> {
  return link.host.status(name).catch((error: unknown) => {
    if (error instanceof VoidferryError && error.code === 'host/release-unknown') return null;
    throw error;
  });
}

async function bytesToSend(
  open: OpenKit,
  target: KitTarget,
  facts: HostFacts,
  link: HostLink,
): Promise<{ releaseBytes: number; missingBytes: number | null }> {
  const { release } = await readKitParts(open, target);
  const files = distinctFiles(release);
  const sum = (some: typeof files) => some.reduce((total, file) => total + file.bytes, 0);
  if (!facts.enrolled) return { releaseBytes: sum(files), missingBytes: null };
  const held = await link.host.have(files);
  return { releaseBytes: sum(files), missingBytes: sum(files.filter((file) => !held.has(file.sha256))) };
}

interface Meeting {
  readonly open: OpenKit;
  readonly facts: HostFacts;
  readonly target: KitTarget | undefined;
  readonly signatures: readonly SeenSignature[];
  readonly missingBytes: number | null;
  readonly host: string;
}

function problemsOf({ open, facts, target, signatures, missingBytes, host }: Meeting): VoidferryError[] {
  const problems: VoidferryError[] = [];
  const refuse = (code: ErrorCode, text: string) => problems.push(new VoidferryError(code, { host, text }));
  const needed = missingBytes ?? target?.unpackedBytes ?? 0;
  if (target === undefined) problems.push(wrongArchitecture(open.kit, facts, host));
  else if (facts.freeBytes < needed) refuse('host/no-space', `${facts.freeBytes} < ${needed}`);
  const [first] = signatures;
  if (first === undefined) problems.push(new VoidferryError('kit/unsigned'));
  if (!facts.enrolled) refuse('host/not-enrolled', 'allowed_signers');
  else if (first !== undefined && !signatures.some(({ fingerprint }) => facts.signers.includes(fingerprint ?? '')))
    problems.push(new VoidferryError('kit/signer-unknown', { fingerprint: first.fingerprint ?? '' }));
  return problems;
}
