import { z } from 'zod';
import { platformSchema } from './platform.ts';
import { targetNames } from './target.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const bytes = z.int().min(0);
/** One path component, or several joined by `/`: safe on FAT32, exFAT and Windows. */
const kitName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
const singleLine = z.string().regex(/^[^\n\r\0]*$/);

/** The name of an environment variable. */
export const envName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of an environment variable');

/** `./lib`, in the release; `$LIB_PATH`, directories that the policy of the host names; `/opt/lib`, a directory of the host. */
export const libraryPath = z
  .string()
  .regex(
    /^(\.(\/[A-Za-z0-9][A-Za-z0-9._-]*)+|\$[A-Z][A-Z0-9_]*_PATH|(\/[A-Za-z0-9_][A-Za-z0-9._+-]*)+)$/,
    './lib of the project, $LIB_PATH of the policy of the host, or an absolute path such as /opt/lib',
  );

/** What the file of a kit is for. */
const kitFileRoles = [
  'release',
  'release-list',
  'probe',
  'modules',
  'source',
  'toolchain',
  'sbom',
  'report',
  'carried',
  'script',
  'readme',
] as const;

export const healthSchema = z.strictObject({
  /** `http`: GET answers 2xx; `tcp`: connects; `none`: the same PID is all that is asked. */
  kind: z.enum(['http', 'tcp', 'none']),
  /** A URL for `http`, `host:port` for `tcp`, empty for `none`. */
  address: singleLine,
  settleSeconds: z.int().min(1).max(600),
  timeoutSeconds: z.int().min(1).max(3600),
  maxLatencyMs: z.int().min(1),
  /** Failed probes per thousand that are still healthy. */
  maxErrorPermille: z.int().min(0).max(1000),
});
export type Health = z.infer<typeof healthSchema>;

export const serviceSchema = z.strictObject({
  /** Path of the program inside the release, e.g. `bin/tidegauge`. */
  exec: z.string(),
  /** `${config}` and `${release}` in these and in `env` are where the host keeps the configuration and the release. */
  args: z.array(singleLine),
  /** By name; beside `PATH` and `HOME`, which the host sets. */
  env: z.record(envName, singleLine),
  user: z.string().regex(/^[a-z_][a-z0-9_-]{0,30}$/),
  /** Where shared libraries are looked for, first to last, before the places of the system. */
  libraryPaths: z.array(libraryPath),
  /** Files of the release below `config/` that belong below `/etc/<name>/`, by their paths there. */
  configs: z.array(z.string()),
  /** False: once it ran, no release before it may serve again. */
  rollbackSafe: z.boolean(),
  health: healthSchema,
});
export type Service = z.infer<typeof serviceSchema>;

/** What a compiled file of a release needs of its host, as it was read from the file. */
const artefactSchema = z.strictObject({
  /** Path inside the release. */
  path: z.string(),
  /** The loader of a dynamically linked program. */
  interpreter: z.string().nullable(),
  libc: z.enum(['glibc', 'musl']).nullable(),
  /** The highest version of glibc that it asks for. */
  glibc: z.string().nullable(),
  libraries: z.array(z.string()),
  /** e.g. `GOAMD64=v1`. */
  cpu: z.string().nullable(),
});

export const kitTargetSchema = z.strictObject({
  target: z.enum(targetNames),
  /** Kit paths. */
  archive: z.string(),
  files: z.string(),
  probe: z.string(),
  /** SHA-256 of FILES: names the release on the host. */
  releaseDigest: sha256,
  /** Bytes of the unpacked release. */
  unpackedBytes: bytes,
  goarch: z.string(),
  goSettings: z.record(z.string(), z.string()),
  artefacts: z.array(artefactSchema),
  /** What linked the files with cgo: an input of them, like the Go version. */
  cCompiler: singleLine.nullable(),
});
export type KitTarget = z.infer<typeof kitTargetSchema>;

export const pluginSchema = z.strictObject({
  /** Path inside the release. */
  path: z.string(),
  package: z.string(),
  kind: z.enum(['grpc', 'http', 'native']),
  targets: z.array(z.enum(targetNames)),
});
export type KitPlugin = z.infer<typeof pluginSchema>;

/** KIT.json, format version 5. Holds no clock, no duration and no path of the workstation: equal inputs give equal bytes. */
export const kitSchema = z.strictObject({
  schema: z.literal('voidferry.kit/5'),
  name: kitName,
  version: kitName,
  /** Grows with each kit of a name; a host refuses an older one. */
  serial: z.int().min(1),
  /** Host names or groups, or `any`. */
  audience: z.string().regex(/^[A-Za-z0-9._ -]+$/),
  project: z.strictObject({
    module: z.string(),
    revision: z.string().nullable(),
    dirty: z.boolean(),
    /** Paths of other modules that a go.work put beside it; their source is none of the kit's modules. */
    workspace: z.array(z.string()),
  }),
  go: z.strictObject({ version: z.string(), sourceDateEpoch: z.int().min(0) }),
  service: serviceSchema,
  targets: z.array(kitTargetSchema).min(1),
  /** Programs for other platforms, which no host installs. */
  carried: z.array(z.strictObject({ platform: platformSchema, archive: z.string() })),
  plugins: z.array(pluginSchema),
  modules: z
    .strictObject({
      count: z.int().min(0),
      checksumDatabase: z.string().nullable(),
      /** Paths of modules that are outside the checksum database: go.sum alone vouches for them. */
      private: z.array(z.string()),
    })
    .nullable(),
  files: z.array(z.strictObject({ path: z.string(), bytes, role: z.enum(kitFileRoles) })),
});
export type Kit = z.infer<typeof kitSchema>;

/** One line of a release's FILES. `mode` is four octal digits, e.g. `0755`. */
export interface ReleaseFile {
  readonly mode: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly path: string;
}
