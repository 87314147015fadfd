import { join } from 'node:path';
import { recheckFiles, recheckReadBack } from '../core/media/recheck.ts';
import { checkSignatures } from '../services/custody/check-signatures.ts';
import type { Trust } from '../services/custody/trust.ts';
import { refuseDifference, refuseFiles } from '../services/kit/check-files.ts';
import { compareTree, type TreeDifference } from '../services/kit/compare-tree.ts';
import { type HashOptions, hashFile } from '../services/kit/hash-file.ts';
import { type OpenKit, openKit } from '../services/kit/open-kit.ts';
import { locate, requireSameMedium } from '../services/media/identify.ts';
import { type KitFile, listKitFiles } from '../services/media/kit-files.ts';
import { mediaError } from '../services/media/media-error.ts';
import { type ReadBack, readBack } from '../services/media/read-back.ts';
import { checkCode } from '../shared/check-code.ts';
import { VoidferryError } from '../shared/error.ts';
import type { FileCheck, Medium } from '../shared/medium.ts';
import { aboutMedium } from './about-medium.ts';
import { refuseWrongSignatures, requireSigners, type TrustedSigner } from './require-signers.ts';
import type { JobContext } from './run-job.ts';

export interface VerifyInput {
  /** The kit's directory, on a medium or anywhere else. */
  readonly path: string;
  readonly trust: Trust;
  /** `files`: what any program reads; `L2`: what the device itself holds. */
  readonly level: 'files' | 'L2';
  /** What the signatures must have been made for. Default `kit@voidferry`. */
  readonly namespace?: string;
  /** The kit this one was copied from, when it is at hand: shows where a wrong byte is. */
  readonly sourceDir?: string;
}

export type VerifyResult = {
  readonly path: string;
  readonly digest: string;
  readonly checkCode: string;
  readonly level: 'files' | 'L2';
  readonly signers: readonly TrustedSigner[];
  readonly files: readonly { readonly [K in keyof FileCheck]: FileCheck[K] }[];
};

/**
 * Is what lies here what was signed? Needs no project and writes nothing.
 * Wrong beats unproven: a wrong byte, file or signature ends as proof failed whoever signed; only then does it count that
 * something could not be read back or that no trusted signer vouches for the kit.
 * @throws VoidferryError `kit/not-a-kit`; wrong: `kit/malformed` `kit/signature-bad` `kit/signer-revoked` `kit/checksum-mismatch`
 *   `media/read-back-mismatch` `kit/extra-files` `kit/incomplete` `media/changed`; unproven: `media/not-read-back` `kit/unsigned`
 *   `kit/signer-unknown`; `media/io-error` | `media/pulled` where reading failed.
 */
export async function verifyKit(input: VerifyInput, context: JobContext): Promise<VerifyResult> {
  const { namespace = 'kit@voidferry' } = input;
  const medium = await locate(input.path);
  const act = { medium, file: input.path, offset: 0, needed: 0 };
  try {
    context.phase('verify.signature', { mode: 'reversible' });
    const open = await openKit(medium.path);
    const code = checkCode(open.digest);
    context.about({
      kit: `${open.kit.name}-${open.kit.version}`,
      digest: open.digest,
      checkCode: code,
      medium: aboutMedium(medium),
    });
    const signatures = await checkSignatures(open, input.trust, namespace);
    refuseWrongSignatures(signatures);

    if (input.level === 'L2') context.phase('verify.files', { mode: 'reversible' });
    const tree = await compareTree(open);
    for (const path of [...tree.extra, ...tree.irregular]) context.item(path, 'failed', 'extra');
    for (const path of tree.missing) context.item(path, 'failed', 'missing');
    const there = { ...open, sums: open.sums.filter((sum) => isThere(sum.path, tree)) };
    const files = await listKitFiles(there, context.signal);

    const total = files.reduce((sum, file) => sum + file.bytes, 0);
    context.phase(input.level === 'L2' ? 'verify.read-back' : 'verify.files', {
      mode: 'reversible',
      unit: 'bytes',
      total,
    });
    const startedAt = performance.now();
    const checks: ReadBack[] = [];
    const onBytes = (bytes: number) => {
      act.offset += bytes;
      context.advance(bytes);
    };
    for (const file of files) {
      Object.assign(act, { file: file.path, offset: 0 });
      context.item(file.path, 'running');
      const check = await checkFile(file, medium, input, { signal: context.signal, onBytes });
      context.item(file.path, check.state, detailOf(check));
      checks.push(check);
    }
    const milliseconds = Math.round(performance.now() - startedAt);

    refuseWrong(checks, files, tree, input.level);
    await requireSameMedium(medium);
    proveFiles(open, medium, context);
    refuseNotReadBack(checks, input.level);
    // Attestations were read, but no list and no signature that was checked here says what they must be.
    const vouched = checks.filter(({ path }) => !path.startsWith('attestations/'));
    if (input.level === 'L2') proveReadBack(vouched, medium, milliseconds, context);
    const signers = requireSigners(open, signatures, namespace, context);
    return {
      path: medium.path,
      digest: open.digest,
      checkCode: code,
      level: input.level,
      signers,
      files: checks.map(({ path, bytes, state, method, deviceBytes }) => ({ path, bytes, state, method, deviceBytes })),
    };
  } catch (error) {
    throw await mediaError(error, act);
  }
}

function detailOf(check: ReadBack): string {
  if (check.state === 'unchecked') return check.reason ?? '';
  return check.state === 'ok' ? check.method : `${check.method}, offset ${check.offset ?? '?'}`;
}

async function checkFile(file: KitFile, medium: Medium, input: VerifyInput, options: HashOptions): Promise<ReadBack> {
  const at = join(medium.path, file.path);
  if (input.level === 'L2') {
    const source = input.sourceDir === undefined ? {} : { source: join(input.sourceDir, file.path) };
    return readBack({ ...file, ...source, at }, medium, options);
  }
  const { sha256 } = await hashFile(at, options);
  const state = sha256 === file.sha256 ? 'ok' : 'failed';
  return { path: file.path, bytes: file.bytes, state, method: 'sha256', deviceBytes: 0, actual: sha256 };
}

function isThere(path: string, tree: TreeDifference): boolean {
  return !tree.missing.includes(path) && !tree.irregular.includes(path);
}

function refuseWrong(
  checks: readonly ReadBack[],
  files: readonly KitFile[],
  tree: TreeDifference,
  level: VerifyInput['level'],
): void {
  const wrong = checks.filter((check) => check.state === 'failed');
  const [first] = wrong;
  if (first !== undefined && level === 'L2')
    throw new VoidferryError('media/read-back-mismatch', {
      file: first.path,
      offset: first.offset ?? '?',
      expected: files.find((file) => file.path === first.path)?.sha256 ?? '',
      actual: first.actual ?? '',
      wrong: wrong.map((check) => check.path),
    });
  refuseFiles(
    'kit/checksum-mismatch',
    wrong.map((check) => check.path),
  );
  refuseDifference(tree);
}

function refuseNotReadBack(checks: readonly ReadBack[], level: VerifyInput['level']): void {
  const first = checks.find((check) => check.state === 'unchecked');
  if (level === 'L2' && first !== undefined)
    throw new VoidferryError('media/not-read-back', { reason: `${first.path}: ${first.reason ?? ''}` });
}

function proveFiles(open: OpenKit, medium: Medium, context: JobContext): void {
  context.prove({
    claim: 'kit.files-match',
    method: 'sha256',
    figures: { files: open.sums.length, digest: open.digest },
    recheck: recheckFiles(medium.path),
  });
}

function proveReadBack(checks: readonly ReadBack[], medium: Medium, milliseconds: number, context: JobContext): void {
  const sum = (value: (check: ReadBack) => number) => checks.reduce((total, check) => total + value(check), 0);
  const methods = [...new Set(checks.map((check) => check.method))];
  context.prove({
    claim: 'media.read-back',
    level: 'L2',
    method: methods.join(', '),
    figures: {
      bytes: sum((check) => check.bytes),
      files: checks.length,
      deviceBytesRead: sum((check) => check.deviceBytes),
      milliseconds,
      device: medium.device,
      devices: medium.bottomDevices,
    },
    recheck: recheckReadBack(
      medium.path,
      methods.every((method) => method === 'O_DIRECT'),
    ),
  });
}
