import type { ErrorData } from '../../../electron/shared/error.ts';
import type { ErrorCode } from '../../../electron/shared/errors/codes.ts';
import { errorExits } from '../../../electron/shared/errors/codes.ts';
import { exit } from '../../../electron/shared/exit.ts';
import type { JobSnapshot } from '../../../electron/shared/job.ts';
import type { Json } from '../../../electron/shared/json.ts';
import { digestOf, proves } from '../../../electron/shared/trip-steps.ts';
import { numberOf, textOf } from '../../components/fact-of.ts';
import type { VerdictTone } from '../../components/Verdict.tsx';

/** How a verification ended, as far as its evidence goes. */
export type VerifyEnd =
  /** The device itself holds what a trusted signer signed. */
  | 'read-back'
  /** The same of the files as any program reads them; only that was asked. */
  | 'files-only'
  /** A kit that is proven, but not the one that was expected. */
  | 'other-kit'
  | 'not-read-back'
  | 'unsigned'
  | 'signer-unknown'
  /** It ended without a fault, and the proof that must go with that end is missing. */
  | 'proof-missing'
  /** A file on the device differs from what was signed. */
  | 'mismatch'
  /** Files, lists or signatures are wrong. */
  | 'wrong'
  | 'signer-revoked'
  | 'medium-failed'
  | 'pulled'
  | 'changed'
  /** It could not be checked; that says nothing about the medium. */
  | 'broken-off'
  | 'cancelled';

/** Where the first wrong file differs. */
export interface Mismatch {
  readonly file: string;
  /** Where the first differing block begins, in bytes; null when there was nothing to compare with. */
  readonly offset: number | null;
  /** SHA-256, hex. */
  readonly expected: string;
  readonly actual: string;
  /** Every wrong file, the first included. */
  readonly wrong: readonly string[];
}

/** What the device itself read. Times in milliseconds. */
export interface ReadBackFacts {
  readonly files: number | null;
  readonly bytes: number | null;
  readonly deviceBytes: number | null;
  readonly milliseconds: number | null;
  readonly device: string | null;
}

export interface VerifyVerdict {
  readonly end: VerifyEnd;
  readonly tone: VerdictTone;
  readonly signers: readonly { readonly principal: string; readonly fingerprint: string }[];
  /** How many files the signed list names, when all of them are right. */
  readonly files: number | null;
  readonly readBack: ReadBackFacts | null;
  /** Of the kit that lies there. */
  readonly digest: string | null;
  readonly mismatch: Mismatch | null;
  /** The key of a valid signature that nobody trusts. */
  readonly unknownSigner: string | null;
}

const tones: Readonly<Record<VerifyEnd, VerdictTone>> = {
  'read-back': 'proven',
  'files-only': 'unproven',
  'other-kit': 'unproven',
  'not-read-back': 'unproven',
  unsigned: 'unproven',
  'signer-unknown': 'unproven',
  'proof-missing': 'unproven',
  mismatch: 'failed',
  wrong: 'failed',
  'signer-revoked': 'failed',
  'medium-failed': 'failed',
  pulled: 'failed',
  changed: 'failed',
  'broken-off': 'failed',
  cancelled: 'cancelled',
};

const failures: Readonly<Partial<Record<ErrorCode, VerifyEnd>>> = {
  'media/not-read-back': 'not-read-back',
  'kit/unsigned': 'unsigned',
  'kit/signer-unknown': 'signer-unknown',
  'kit/signer-revoked': 'signer-revoked',
  'media/read-back-mismatch': 'mismatch',
  'media/io-error': 'medium-failed',
  'media/pulled': 'pulled',
  'media/changed': 'changed',
};

/**
 * The verdict on a verification; null while it runs. What is proven comes from its evidence alone.
 * @param expectedDigest the kit that must lie there; null: whichever does
 */
export function verdictOf(job: JobSnapshot, expectedDigest: string | null): VerifyVerdict | null {
  if (job.state === 'running') return null;
  const end = endOf(job, expectedDigest);
  const matching = figuresOf(job, 'kit.files-match');
  return {
    end,
    tone: tones[end],
    signers: signersOf(job),
    files: numberOf(matching, 'files'),
    readBack: readBackOf(job),
    digest: digestOf(job) ?? textOf(matching, 'digest'),
    mismatch: end === 'mismatch' ? mismatchOf(job.error) : null,
    unknownSigner: end === 'signer-unknown' ? textOf(job.error?.data, 'fingerprint') : null,
  };
}

function endOf(job: JobSnapshot, expectedDigest: string | null): VerifyEnd {
  if (job.state === 'cancelled') return 'cancelled';
  if (job.state !== 'done') return failureOf(job.error);
  const end = doneEnd(job);
  const isOther = expectedDigest !== null && digestOf(job) !== expectedDigest;
  return end !== 'proof-missing' && isOther ? 'other-kit' : end;
}

function doneEnd(job: JobSnapshot): VerifyEnd {
  if (!proves(job, [['kit.signature-valid']])) return 'proof-missing';
  if (job.evidence.some(({ claim, level }) => claim === 'media.read-back' && level === 'L2')) return 'read-back';
  const isAskedForFiles = textOf(job.result, 'level') === 'files';
  return isAskedForFiles && proves(job, [['kit.files-match']]) ? 'files-only' : 'proof-missing';
}

function failureOf(error: ErrorData | null): VerifyEnd {
  if (error === null) return 'broken-off';
  const isKitWrong = error.code.startsWith('kit/') && errorExits[error.code] === exit.proofFailed;
  return failures[error.code] ?? (isKitWrong ? 'wrong' : 'broken-off');
}

function signersOf(job: JobSnapshot): VerifyVerdict['signers'] {
  return job.evidence
    .filter(({ claim }) => claim === 'kit.signature-valid')
    .map(({ figures }) => ({
      principal: textOf(figures, 'signer') ?? '',
      fingerprint: textOf(figures, 'fingerprint') ?? '',
    }));
}

function readBackOf(job: JobSnapshot): ReadBackFacts | null {
  const figures = figuresOf(job, 'media.read-back');
  if (figures === undefined) return null;
  return {
    files: numberOf(figures, 'files'),
    bytes: numberOf(figures, 'bytes'),
    deviceBytes: numberOf(figures, 'deviceBytesRead'),
    milliseconds: numberOf(figures, 'milliseconds'),
    device: textOf(figures, 'device'),
  };
}

function mismatchOf(error: ErrorData | null): Mismatch {
  const wrong = error?.data['wrong'];
  return {
    file: textOf(error?.data, 'file') ?? '',
    offset: numberOf(error?.data, 'offset'),
    expected: textOf(error?.data, 'expected') ?? '',
    actual: textOf(error?.data, 'actual') ?? '',
    wrong: Array.isArray(wrong) ? wrong.filter((path) => typeof path === 'string') : [],
  };
}

function figuresOf(job: JobSnapshot, claim: string): Json | undefined {
  return job.evidence.find((piece) => piece.claim === claim)?.figures;
}
