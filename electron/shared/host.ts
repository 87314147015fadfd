import type { ErrorData } from './error.ts';

/** What a host is. */
export type HostFacts = {
  readonly osId: string;
  /** Its xbps architecture: which target of a kit fits. */
  readonly target: string;
  readonly libc: string;
  readonly init: string;
  readonly kernel: string;
  /** Where releases go. */
  readonly freeBytes: number;
  readonly enrolled: boolean;
  /** Fingerprints of the signers it trusts. */
  readonly signers: readonly string[];
  readonly tools: readonly string[];
};

/** What a host says of one installed name. */
export type HostStatus = {
  readonly name: string;
  readonly current: string;
  readonly releaseDigest: string;
  readonly state: string;
  readonly pid: string;
  readonly uptimeSeconds: string;
  /** The newest release that was proven healthy. */
  readonly healthy: string;
  readonly releases: readonly string[];
};

/** What a push to a host would do, asked of the host without changing anything there. */
export interface PushPlan {
  readonly host: string;
  /** `SHA256:…` of the host key. */
  readonly fingerprint: string;
  readonly facts: HostFacts;
  /** What serves under this name now; null when the name is not installed there. */
  readonly status: HostStatus | null;
  /** Bytes of the release, and those of them that the host lacks; null when the host cannot say before it is enrolled. */
  readonly releaseBytes: number | null;
  readonly missingBytes: number | null;
  /** What stands in the way, worst first; none: the push can begin. */
  readonly problems: readonly ErrorData[];
}
