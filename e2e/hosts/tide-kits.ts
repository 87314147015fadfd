import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../electron/services/process.ts';
import type { Health, Service } from '../../electron/shared/kit.ts';
import { type MakeKitOptions, makeKit, signKitWith } from '../kit/make-kit.ts';

const resources = fileURLToPath(new URL('../../resources', import.meta.url));

export interface TideKitOptions extends Pick<MakeKitOptions, 'audience' | 'targets' | 'needs'> {
  readonly version: string;
  readonly serial: number;
  readonly port: number;
  /** Arguments besides `--listen`, e.g. `--drill-mute`. */
  readonly args?: readonly string[];
  readonly health?: Partial<Health>;
  readonly service?: Partial<Pick<Service, 'env' | 'libraryPaths' | 'rollbackSafe'>>;
  /** What belongs below /etc/tidegauge, by its path there. */
  readonly configs?: Readonly<Record<string, string>>;
  /** Who signs; by default the signer that the hosts trust. */
  readonly key?: string;
  /** Bytes of a second file in the release. */
  readonly ballast?: Uint8Array;
}

/** Signed kits of the sample service, made of the real sample and the real probe, in a directory of their own. */
export interface TideKits {
  /** Key files of two signers, and the allowed_signers line of the first. */
  readonly key: string;
  readonly strangerKey: string;
  readonly signers: string;
  readonly fingerprint: string;
  make(options: TideKitOptions): Promise<string>;
  remove(): Promise<void>;
}

/** Builds the parts once and returns a maker of kits. Needs the machine's `go`. */
export async function tideKits(): Promise<TideKits> {
  const dir = await mkdtemp(join(tmpdir(), 'voidferry-tide-'));
  const key = await makeKey(join(dir, 'signer'));
  const strangerKey = await makeKey(join(dir, 'stranger'));
  const probe = await build(join(resources, 'probe'), '.', join(dir, 'probe'), '');
  const programs = new Map<string, Promise<Buffer>>();
  let made = 0;
  const program = (version: string) => {
    const known = programs.get(version);
    if (known !== undefined) return known;
    const flags = `-s -w -X main.version=${version}`;
    const built = build(join(resources, 'sample'), './cmd/tidegauge', join(dir, `tidegauge-${version}`), flags);
    programs.set(version, built);
    return built;
  };
  const fingerprint = (await run('ssh-keygen', ['-lf', key])).stdout.split(' ')[1] ?? '';
  return {
    key,
    strangerKey,
    signers: `release@example.org ${(await readFile(`${key}.pub`, 'utf8')).split(' ').slice(0, 2).join(' ')}\n`,
    fingerprint,
    async make({ version, serial, port, ballast, configs = {}, key: signer = key, ...rest }) {
      const { args = [], health = {}, service = {}, ...options } = rest;
      const place = join(dir, `kit-${made++}`);
      await mkdir(place);
      const kit = await makeKit({
        ...options,
        dir: place,
        version,
        serial,
        probe,
        files: [
          { path: 'bin/tidegauge', content: await program(version) },
          ...Object.entries(configs).map(([path, content]) => ({
            path: `config/${path}`,
            content,
            mode: 0o644 as const,
          })),
          ...(ballast === undefined ? [] : [{ path: 'share/ballast', content: ballast, mode: 0o644 as const }]),
        ],
        service: {
          ...service,
          configs: Object.keys(configs),
          args: ['--listen', `127.0.0.1:${port}`, ...args],
          health: {
            kind: 'http',
            address: `http://127.0.0.1:${port}/healthz`,
            settleSeconds: 1,
            timeoutSeconds: 6,
            maxLatencyMs: 300,
            maxErrorPermille: 50,
            ...health,
          },
        },
      });
      await signKitWith(kit.dir, signer);
      return kit.dir;
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

async function makeKey(path: string): Promise<string> {
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'test', '-f', path]);
  return path;
}

async function build(module: string, packagePath: string, out: string, ldflags: string): Promise<Buffer> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  await run('go', ['build', '-trimpath', '-buildvcs=false', '-ldflags', ldflags, '-o', out, packagePath], {
    cwd: module,
    env: { ...env, CGO_ENABLED: '0', GOFLAGS: '-mod=readonly', GOTOOLCHAIN: 'local', GOWORK: 'off' },
    timeoutMs: 300_000,
  });
  return readFile(out);
}
