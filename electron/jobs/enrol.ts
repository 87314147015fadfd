import { quoteWord } from '../core/host/quote.ts';
import { loadTrust } from '../services/custody/trust.ts';
import { hostScript } from '../services/host/host-script.ts';
import { installVoidferryHost } from '../services/host/install-voidferry-host.ts';
import { factsByScript, PROGRAM } from '../services/host/voidferry-host.ts';
import { readText } from '../services/read-file.ts';
import { VoidferryError } from '../shared/error.ts';
import { type HostLogin, withHost } from './host-login.ts';
import type { JobContext } from './run-job.ts';

export interface EnrolInput extends HostLogin {
  /** An allowed_signers file: whom the host shall trust from now on. */
  readonly signersPath: string;
  readonly resourcesDir: string;
}

export type EnrolResult = {
  readonly host: string;
  readonly target: string;
  /** Fingerprints that the host trusts now. */
  readonly signers: readonly string[];
};

/**
 * Brings trust and voidferry-host to a host through the pinned connection, and asks it what it holds afterwards.
 * @throws VoidferryError `custody/trust-invalid`; those of `connect`; what the host names; `host/outcome-unknown` when it does not name
 *   our signers afterwards.
 */
export async function enrolHost(input: EnrolInput, context: JobContext): Promise<EnrolResult> {
  const { signersPath } = input;
  const { signal } = context;
  const prefix = input.prefix ?? null;
  const program = await hostScript(input.resourcesDir);
  const wanted = (await loadTrust({ allowedSigners: signersPath })).signers.map((signer) => signer.fingerprint);
  if (wanted.length === 0)
    throw new VoidferryError('custody/trust-invalid', { file: signersPath, line: 1, problem: 'it names no signer' });
  const signers = Buffer.from(await readText(signersPath));
  return withHost(input, 'enrol.connect', context, async ({ transport }) => {
    context.phase('enrol.install', { mode: 'resumable' });
    const sha256 = await installVoidferryHost(transport, { program, signers }, prefix, signal);
    const facts = await factsByScript(transport, program.toString('utf8'), prefix, signal);
    const missing = wanted.filter((fingerprint) => !facts.signers.includes(fingerprint));
    const { host } = transport;
    if (!facts.enrolled || missing.length > 0)
      throw new VoidferryError('host/outcome-unknown', { host, text: `signers: ${facts.signers.join(' ')}` });
    context.prove({
      claim: 'host.enrolled',
      method: 'sha256',
      figures: { host, sha256, signers: facts.signers, hostKey: transport.fingerprint },
      recheck: `sha256sum ${quoteWord(`${prefix ?? ''}${PROGRAM}`)} && cat ${quoteWord(`${prefix ?? ''}/etc/voidferry/allowed_signers`)}`,
    });
    return { host, target: facts.target, signers: facts.signers };
  });
}
