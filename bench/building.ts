import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { linkerFlags } from '../electron/core/go/build-flags.ts';
import { run } from '../electron/services/process.ts';
import { goInput, sampleInput } from './go-input.ts';
import { type Contestant, compete, type Sample } from './measure.ts';
import { atLeastTimesAsFast, atMostTimesAsLong, table } from './report.ts';
import { peer, runEngine } from './run-engine.ts';
import type { Section } from './section.ts';

const GORELEASER = 'github.com/goreleaser/goreleaser/v2@v2.15.0';
const TIMEOUT_MS = 30 * 60_000;

/** Six pure-Go targets, no two of which share a program, as Voidferry, `go build` and goreleaser call them. */
const TARGETS = [
  { target: 'x86_64', settings: { GOARCH: 'amd64', GOAMD64: 'v3' }, goreleaser: 'linux_amd64_v3' },
  { target: 'x86_64-musl', settings: { GOARCH: 'amd64', GOAMD64: 'v1' }, goreleaser: 'linux_amd64_v1' },
  { target: 'i686', settings: { GOARCH: '386', GO386: 'sse2' }, goreleaser: 'linux_386_sse2' },
  { target: 'aarch64', settings: { GOARCH: 'arm64', GOARM64: 'v8.0' }, goreleaser: 'linux_arm64_v8.0' },
  { target: 'armv7l', settings: { GOARCH: 'arm', GOARM: '7' }, goreleaser: 'linux_arm_7' },
  { target: 'armv6l', settings: { GOARCH: 'arm', GOARM: '6' }, goreleaser: 'linux_arm_6' },
] as const;

/** What a target of the sample consists of: service, plugin and the probe that comes along. */
const PROGRAMS = [
  { module: '.', package: './cmd/tidegauge' },
  { module: '.', package: './plugins/alarm' },
  { module: 'resources/probe', package: '.' },
] as const;

const FLAGS = ['-trimpath', '-buildvcs=false'] as const;
const LDFLAGS = linkerFlags(['-X main.version=1.0.0'], '');

/** Everything compiled anew, and only linked: the sample for six targets, against the bare commands and against goreleaser. */
export const building =
  (cacheState: 'cold' | 'warm'): Section =>
  async ({ dir, quick }) => {
    const input = await goInput();
    const projectDir = await sampleInput(input, dir);
    await writeFile(join(projectDir, 'voidferry.yaml'), projectFile());
    await writeFile(join(projectDir, '.goreleaser.yaml'), goreleaserFile());
    await run('sh', ['-c', 'git init -q . && git add -A && git -c user.name=bench -c user.email=bench commit -qm 1'], {
      cwd: projectDir,
    });
    const bin = join(dir, 'bin');
    const env = { ...input.env, GOBIN: bin };
    await run(input.go, ['install', GORELEASER], { cwd: dir, env, timeoutMs: TIMEOUT_MS });

    const makeCache = () => mkdtemp(join(dir, 'cache-'));
    const contestant = (name: string, work: (out: string, cache: string) => Promise<Sample>): Contestant => {
      let kept: string | null = null;
      return {
        name,
        async run() {
          const out = await mkdtemp(join(dir, 'out-'));
          const cache = kept ?? (await makeCache());
          if (cacheState === 'warm' && kept === null) {
            kept = cache;
            await work(await mkdtemp(join(dir, 'out-')), cache);
          }
          const sample = await work(out, cache);
          await rm(out, { recursive: true });
          if (kept === null) await rm(cache, { recursive: true });
          return sample;
        },
      };
    };
    const timed = (work: () => Promise<unknown>) => peer('', work).run();
    const measured = await compete(
      [
        contestant('voidferry', (out, cache) =>
          runEngine('build', projectDir, join(projectDir, 'resources'), out, cache),
        ),
        contestant('go build', (out, cache) =>
          timed(async () => {
            for (const { settings } of TARGETS) await buildBare({ ...input, projectDir, out, cache, settings });
          }),
        ),
        contestant('goreleaser v2.15.0 build', (out, cache) =>
          timed(() =>
            run(join(bin, 'goreleaser'), ['build', '--snapshot', '--clean', '--skip=before'], {
              cwd: projectDir,
              env: { ...input.env, GOCACHE: cache, GOTMPDIR: out },
              timeoutMs: TIMEOUT_MS,
            }),
          ),
        ),
      ],
      quick ? 1 : 3,
    );
    const [engine, bare, goreleaser] = measured;
    if (!engine || !bare || !goreleaser) throw new Error('nothing was measured');
    const what = `six targets, ${cacheState} build cache`;
    return {
      lines: table(`the sample for ${what}`, null, measured),
      engine,
      bars: [atMostTimesAsLong(what, engine, bare, 1.05), atLeastTimesAsFast(what, engine, goreleaser, 1)],
    };
  };

async function buildBare(build: {
  readonly go: string;
  readonly env: Readonly<Record<string, string>>;
  readonly projectDir: string;
  readonly out: string;
  readonly cache: string;
  readonly settings: Readonly<Record<string, string>>;
}): Promise<void> {
  const env = { ...build.env, GOOS: 'linux', ...build.settings, GOCACHE: build.cache };
  const out = await mkdtemp(join(build.out, 'target-'));
  for (const { module, package: path } of PROGRAMS) {
    const to = join(out, basename(join(module, path)));
    await run(build.go, ['build', ...FLAGS, `-ldflags=${LDFLAGS}`, '-o', to, path], {
      cwd: join(build.projectDir, module),
      env,
      timeoutMs: TIMEOUT_MS,
    });
  }
}

function projectFile(): string {
  return JSON.stringify({
    name: 'tidegauge',
    targets: TARGETS.map(({ target }) => target),
    build: { package: './cmd/tidegauge', ldflags: ['-X main.version=1.0.0'], levels: { x86_64: 'v3' } },
    plugins: [{ package: './plugins/alarm', kind: 'grpc' }],
  });
}

function goreleaserFile(): string {
  return JSON.stringify({
    version: 2,
    project_name: 'tidegauge',
    builds: PROGRAMS.map(({ module, package: main }) => ({
      id: basename(join(module, main)),
      dir: module,
      main,
      binary: basename(join(module, main)),
      env: ['CGO_ENABLED=0'],
      flags: FLAGS,
      ldflags: [LDFLAGS],
      targets: TARGETS.map(({ goreleaser }) => goreleaser),
    })),
  });
}
