import { z } from 'zod';
import type { HostStatus, PushPlan } from '../host.ts';
import { hostChoiceSchema } from '../trip.ts';
import { answers, nothing } from './request.ts';

/** Where and with what to log in. The passphrase lives in memory for one request or job. */
export const loginSchema = z.strictObject({ host: hostChoiceSchema, passphrase: z.string().nullable() }).readonly();
export type Login = z.infer<typeof loginSchema>;

const named = z.strictObject({ login: loginSchema, name: z.string().min(1) });

/** A host of this machine to practise on: it lives as long as the window. */
export interface PracticeHost {
  readonly target: string;
  readonly identity: string;
  readonly prefix: string;
}

export const hostRequests = {
  /** What a push would do. @throws `host/key-unknown` with the fingerprint and line that a person has to confirm. */
  'host.plan-push': answers<PushPlan>()(z.strictObject({ login: loginSchema, kitDir: z.string().min(1) })),
  /** Trusts the host key that this host showed last; the fingerprint must be the one that was shown. */
  'host.trust-key': answers<null>()(z.strictObject({ target: z.string(), fingerprint: z.string() })),
  'host.status': answers<HostStatus>()(named),
  /** The newest lines of the service's log, oldest first. */
  'host.logs': answers<readonly string[]>()(named.extend({ lines: z.int().min(1).max(5000) })),
  'host.practice': answers<PracticeHost>()(nothing),
} as const;
