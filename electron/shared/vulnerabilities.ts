import { z } from 'zod';

const text = z.string().regex(/^[^\n\r\0]*$/);

/** OSV identifiers: `GO-2026-4321`, and those of other makers of databases. They name files. */
export const osvId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'an identifier such as GO-2026-4321');

/** What is read of an entry of a vulnerability database (https://ossf.github.io/osv-schema/); the rest is left out. */
export const osvEntrySchema = z.object({
  id: osvId,
  /** Set when the entry was found to be wrong. */
  withdrawn: z.string().optional(),
  aliases: z.array(z.string()).default([]),
  summary: z.string().default(''),
  affected: z.array(
    z.object({
      package: z.object({ name: z.string() }),
      ranges: z
        .array(
          z.object({
            type: z.string(),
            events: z.array(z.object({ introduced: z.string().optional(), fixed: z.string().optional() })),
          }),
        )
        .default([]),
    }),
  ),
});
export type OsvEntry = z.infer<typeof osvEntrySchema>;
export type OsvRange = OsvEntry['affected'][number]['ranges'][number];

/** `index/db.json` and `index/modules.json` of a database in its published layout (https://go.dev/doc/security/vuln/database#api). */
export const osvIndexSchema = z.object({ modified: z.iso.datetime({ offset: true }) });
export const osvModulesSchema = z.array(z.object({ path: z.string(), vulns: z.array(z.object({ id: osvId })) }));

/** A copy of the Go vulnerability database on this workstation. */
export const vulndbSchema = z.strictObject({
  schema: z.literal('voidferry.vulndb/1'),
  /** When the database itself was changed last, as it says: ISO 8601. */
  modified: z.iso.datetime({ offset: true }),
  importedAt: z.iso.datetime(),
  /** Where it was imported from. */
  from: z.string(),
  entries: z.array(osvEntrySchema),
});
export type Vulndb = z.infer<typeof vulndbSchema>;

/** What is told of the copy. */
export type VulndbFacts = {
  readonly modified: string;
  readonly importedAt: string;
  readonly from: string;
  readonly entries: number;
  /** Whole days since it was changed last. */
  readonly ageDays: number;
};

/** A vulnerability that is known of a module in the version that is used. Whether the module's bad code is reached is not known. */
const vulnerabilitySchema = z.strictObject({
  id: osvId,
  /** Other names of it, such as CVE numbers. */
  aliases: z.array(text),
  summary: text,
  /** `stdlib` is Go's standard library, `toolchain` what compiled. */
  module: text,
  version: text,
  /** The first later version without it; null: none is known. */
  fixed: text.nullable(),
  /** `<target>/<path>` of the compiled files that hold the module; none of the toolchain, which is in none. */
  files: z.array(text),
  /** Why the operator takes it along; null: nobody said. */
  accepted: text.nullable(),
});
export type Vulnerability = z.infer<typeof vulnerabilitySchema>;

/** What a database knew of the modules in a kit's compiled files. Module level: packages and functions were not looked at. */
export const vulnerabilityReportSchema = z.strictObject({
  database: z.strictObject({ modified: z.iso.datetime({ offset: true }), entries: z.int() }),
  /** Modules that were looked up, the standard library among them. */
  modules: z.int(),
  /** Modules without a version that a database could know. */
  unchecked: z.array(text),
  found: z.array(vulnerabilitySchema),
});
export type VulnerabilityReport = z.infer<typeof vulnerabilityReportSchema>;

/** Those that nobody accepted. */
export function openVulnerabilities({ found }: VulnerabilityReport): Vulnerability[] {
  return found.filter(({ accepted }) => accepted === null);
}
