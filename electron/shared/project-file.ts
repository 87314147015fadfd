import { z } from 'zod';
import { ANY_HOST } from './audience.ts';
import { envName, libraryPath } from './kit.ts';
import { platformSchema } from './platform.ts';
import { ADDRESS_PLACEHOLDER } from './plugin-life.ts';
import { targetNames } from './target.ts';
import { osvId } from './vulnerabilities.ts';

const goPackage = z.string().regex(/^\.(\/[A-Za-z0-9._/-]+)?$/, 'a package path such as ./cmd/app');

/** Nothing else: flags such as `-extld` would let a project file run programs on the workstation. */
const ldflag = z.string().regex(/^-X [^\s'"=]+=[^'"\n\r\0]*$/, '-X name=value, without quotes');

const amd64Level = z.enum(['v1', 'v2', 'v3', 'v4']);
const arm64Level = z.string().regex(/^v(8\.[0-9]|9\.[0-5])(,lse)?(,crypto)?$/, 'such as v8.2 or v8.0,lse');
const levels = z.strictObject({
  x86_64: amd64Level.optional(),
  'x86_64-musl': amd64Level.optional(),
  aarch64: arm64Level.optional(),
  'aarch64-musl': arm64Level.optional(),
});

const singleLine = z.string().regex(/^[^\n\r\0]*$/, 'one line');

/** A path below the project. */
const projectPath = z
  .string()
  .regex(/^(?!.*(^|\/)\.\.(\/|$))[^/\n\r\0][^\n\r\0]*$/, 'a path inside the project, such as deploy/app.toml');

const configPath = z.string().regex(/^\/etc\/[^/]+\/.+$/, 'a path such as /etc/app/app.toml');

const pluginEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    package: goPackage,
    kind: z.literal('grpc'),
    handshake: z
      .strictObject({
        key: envName,
        value: z.string().min(1),
      })
      .optional(),
  }),
  z.strictObject({
    package: goPackage,
    kind: z.literal('http'),
    /** `${address}` stands for the `host:port` to listen on. */
    args: z.array(singleLine).default(['--listen', ADDRESS_PLACEHOLDER]),
    /** The path that answers 2xx while it is well. */
    health: z
      .string()
      .regex(/^\/[!-~]*$/, 'a path such as /healthz')
      .default('/healthz'),
  }),
  z.strictObject({
    package: goPackage,
    kind: z.literal('native'),
    host: goPackage,
    /** Names that the host looks up in it. */
    lookup: z.array(z.string().regex(/^\p{Lu}[\p{L}\p{Nd}_]*$/u, 'an exported Go name')).default([]),
  }),
]);

const health = z
  .strictObject({
    http: z.url({ protocol: /^https?$/ }).optional(),
    tcp: z
      .string()
      .regex(/^[^\s:]+:\d+$/)
      .optional(),
    settleSeconds: z.int().min(1).max(600).default(10),
    timeoutSeconds: z.int().min(1).max(3600).default(60),
    maxLatencyMs: z.int().min(1).default(500),
    maxErrorRate: z.number().min(0).max(1).default(0.05),
  })
  .refine((limits) => limits.settleSeconds < limits.timeoutSeconds, {
    message: 'settleSeconds must be less than timeoutSeconds, within which it has to be proven',
    path: ['settleSeconds'],
  });

/** `voidferry.yaml`, beside `go.mod`. Optional as a whole and in each part: what it does not say is detected. */
export const projectFileSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
    .optional(),
  targets: z.array(z.enum(targetNames)).min(1).optional(),
  build: z
    .strictObject({
      package: goPackage.optional(),
      ldflags: z.array(ldflag).default([]),
      /** The programs need cgo, and so a C compiler for each target. */
      cgo: z.boolean().default(false),
      /** What becomes of a vendor directory: builds take modules, and what it holds must be the same. */
      vendor: z.enum(['check', 'ignore']).default('check'),
      /** Instructions that every host of a kind has, beyond what the kind promises. */
      levels: levels.default({}),
    })
    .optional(),
  /** Other platforms to build for, as files to carry and not to install. */
  carry: z.array(platformSchema).default([]),
  plugins: z.array(pluginEntry).default([]),
  service: z
    .strictObject({
      user: z
        .string()
        .regex(/^[a-z_][a-z0-9_-]{0,30}$/)
        .optional(),
      /** `${config}` stands for `/etc/<name>`, `${release}` for where the release lies, here and in `env`; below a prefix too. */
      args: z.array(singleLine).default([]),
      /** By name; not for secrets, which a kit would carry in the clear. */
      env: z.record(envName, singleLine).default({}),
      /** Where shared libraries are looked for; those of a directory of the project travel along. */
      libraries: z.strictObject({ paths: z.array(libraryPath).default([]) }).default({ paths: [] }),
      /** Files of the project that belong below `/etc/<name>/`: kept when changed on the host, the new one lands as `.new`. */
      config: z.array(z.strictObject({ from: projectPath, to: configPath })).default([]),
      /** False: once it ran, no release before it may serve again, so that nothing goes back from it by itself. */
      rollbackSafe: z.boolean().default(true),
      health: health.optional(),
    })
    .optional(),
  include: z
    .strictObject({
      modules: z.boolean().default(true),
      source: z.boolean().default(false),
      /** The Go toolchain for each kind of machine, to build over there with. */
      toolchain: z.boolean().default(false),
    })
    .default({ modules: true, source: false, toolchain: false }),
  vulnerabilities: z
    .strictObject({
      /** Build nothing with a known vulnerability that is not accepted below, nor without a database to ask. */
      gate: z.boolean().default(false),
      /** Days since the database was changed last, beyond which it does not count. */
      maxAgeDays: z.int().min(1).optional(),
      /** Reasons to take one along, by its identifier or an alias of it. */
      accept: z.record(osvId, singleLine.min(1)).default({}),
    })
    .default({ gate: false, accept: {} }),
  audience: z
    .string()
    .regex(/^[A-Za-z0-9._ -]+$/)
    .default(ANY_HOST),
});
export type ProjectFile = z.infer<typeof projectFileSchema>;

/** What is wrong with a value that is no project file. */
export type ProjectFileIssue = z.core.$ZodIssue;

/** The JSON Schema (draft 2020-12) of a project file, for editors: made of the very value that checks it. */
export function projectFileJsonSchema(): Readonly<Record<string, unknown>> {
  return { title: 'voidferry.yaml', ...z.toJSONSchema(projectFileSchema, { io: 'input' }) };
}
