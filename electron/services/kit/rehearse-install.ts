import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { redact, shownOutput } from '../../core/redact.ts';
import type { Dialled } from '../../shared/attestation.ts';
import { VoidferryError } from '../../shared/error.ts';
import { publicKeyLine } from '../custody/public-key.ts';
import { throwawaySigner } from '../custody/signer.ts';
import { makeSshsig } from '../custody/sshsig.ts';
import { EVERY_EXIT, run } from '../process.ts';
import { emptyEnvironment, type Sandbox } from '../sandbox/sandbox.ts';

export interface InstallRehearsal {
  readonly kitDir: string;
  /** The kit's name: that of the service. */
  readonly name: string;
  /** What the host is called that the kit is for; null: any. */
  readonly hostName: string | null;
  readonly sandbox: Sandbox;
  /** An empty directory of ours, which the rehearsal fills. */
  readonly workDir: string;
  /** Holds `rehearsal/`. */
  readonly resourcesDir: string;
  /** The program that names who dials out; null: nobody watches. */
  readonly dialwatch: string | null;
  readonly timeoutMs: number;
}

export interface RehearsedInstall {
  /** Files below `plugins/` that a process ran or had mapped. */
  readonly loaded: readonly string[];
  readonly dialled: readonly Dialled[] | null;
}

const NAMESPACE = 'kit@voidferry';
const CANNOT_WATCH = 125;

/**
 * Installs a kit as its operator will, from a copy of it alone: in a sandbox, verified by its own scripts, below a prefix, started, watched
 * until it is healthy, and stopped. A kit has no signature yet: its copy gets one of a key that nobody keeps.
 * @throws VoidferryError `kit/rehearsal-failed` with the stage; the abort error when cancelled.
 */
export async function rehearseInstall(rehearsal: InstallRehearsal, signal: AbortSignal): Promise<RehearsedInstall> {
  const { workDir, sandbox, dialwatch, resourcesDir, name } = rehearsal;
  const [kit, root, signers] = [join(workDir, 'kit'), join(workDir, 'root'), join(workDir, 'signers')];
  const log = join(workDir, 'dialled');
  await mkdir(join(workDir, 'tmp'), { recursive: true });
  await mkdir(root);
  await cp(rehearsal.kitDir, kit, { recursive: true });
  const fingerprint = await signCopy(kit, signers);

  const script = ['sh', join(resourcesDir, 'rehearsal/rehearse.sh'), kit, root, signers, fingerprint, name];
  const places = {
    writable: [workDir],
    readable: [join(resourcesDir, 'rehearsal'), ...(dialwatch === null ? [] : [dialwatch])],
    ...(rehearsal.hostName !== null && { hostName: rehearsal.hostName }),
  };
  const attempt = async (watch: readonly string[]) => {
    const [command, ...args] = sandbox.wrap([...watch, ...script], places);
    const env = emptyEnvironment(workDir);
    return run(command, args, { env, expect: EVERY_EXIT, timeoutMs: rehearsal.timeoutMs, signal });
  };
  const watched = dialwatch === null ? null : await attempt([dialwatch, log]);
  const isWatched = watched !== null && watched.code !== CANNOT_WATCH;
  const { code, stdout, stderr } = isWatched ? watched : await attempt([]);
  const facts = stdout.split('\n');
  const stage = valuesOf(facts, 'stage').at(-1) ?? 'verify';
  const left = valuesOf(facts, 'left');
  if (code !== 0 || stage !== 'done' || left.length > 0) {
    const output = left.length > 0 ? left.join('\n') : shownOutput(stderr);
    const failedAt = left.length > 0 ? 'stop' : stage;
    throw new VoidferryError('kit/rehearsal-failed', { stage: failedAt, exitCode: code, output });
  }
  return { loaded: valuesOf(facts, 'loaded'), dialled: isWatched ? await readDialled(log, root) : null };
}

async function signCopy(kit: string, signersPath: string): Promise<string> {
  const signer = throwawaySigner();
  const sums = await readFile(join(kit, 'SHA256SUMS'));
  await writeFile(join(kit, 'SHA256SUMS.sig'), await makeSshsig(sums, NAMESPACE, signer));
  const line = publicKeyLine(signer.publicKey, 'rehearsal');
  await writeFile(signersPath, `rehearsal namespaces="${NAMESPACE}" ${line}\n`);
  return signer.fingerprint;
}

function valuesOf(lines: readonly string[], key: string): string[] {
  return lines.flatMap((line) => (line.startsWith(`${key}=`) ? [line.slice(key.length + 1)] : []));
}

/** Programs of the release are named as the release names them. */
async function readDialled(log: string, root: string): Promise<Dialled[]> {
  const text = await readFile(log, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const [program, address] = line.split('\t');
    if (program === undefined || address === undefined) return [];
    const inRelease = program.startsWith(`${root}/opt/`)
      ? program.slice(root.length).split('/').slice(5).join('/')
      : program;
    return [{ program: redact(inRelease), address: redact(address) }];
  });
}
