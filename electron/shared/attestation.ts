import { z } from 'zod';
import { networkCuts } from './network-cut.ts';
import { targetNames } from './target.ts';
import { vulnerabilityReportSchema } from './vulnerabilities.ts';

const target = z.enum(targetNames);
const text = z.string().regex(/^[^\n\r\0]*$/);

/** An address beyond the machine that a program tried to reach while it had no network. */
const dialled = z.strictObject({ program: text, address: text });
export type Dialled = z.infer<typeof dialled>;

/** What a rehearsal came to. A part that is null was not done, which is not to say that it failed. */
export const rehearsalSchema = z.strictObject({
  cut: z.enum(networkCuts),
  /** The installation from the kit alone: verified, installed, started, healthy, stopped. */
  install: z
    .strictObject({
      target,
      /** Plugins of the release that a process of the service ran or had mapped when it was healthy. */
      loaded: z.array(text),
      /** Plugins of the release that none had: they may be loaded later, or never. */
      notSeen: z.array(text),
    })
    .nullable(),
  /** Compiled again without network, from the kit's modules: equal release digests. */
  rebuilt: z.array(z.strictObject({ target, releaseDigest: z.string().regex(/^[0-9a-f]{64}$/) })).nullable(),
  /** Plugins that were started by themselves, and answered. */
  plugins: z.array(z.strictObject({ target, path: text, reached: text })),
  /** Null: nothing here could watch for it. */
  dialled: z.array(dialled).nullable(),
});
export type Rehearsal = z.infer<typeof rehearsalSchema>;

const about = {
  schema: z.literal('voidferry.attestation/1'),
  /** The kit digest. */
  kit: z.string().regex(/^[0-9a-f]{64}$/),
  /** ISO 8601, UTC. */
  at: z.iso.datetime(),
  tool: text,
};

/** A statement about a kit, beside it and not in its digest; signed under `attestation@voidferry`. */
export const attestationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...about, kind: z.literal('rehearsal'), rehearsal: rehearsalSchema }),
  /** Someone else built it from source again, with an equal digest. */
  z.strictObject({ ...about, kind: z.literal('rebuild'), go: text, revision: text.nullable() }),
  z.strictObject({ ...about, kind: z.literal('vulnerabilities'), vulnerabilities: vulnerabilityReportSchema }),
]);
export type Attestation = z.infer<typeof attestationSchema>;
