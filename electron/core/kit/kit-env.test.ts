import { expect, test } from 'vitest';
import type { Kit, KitTarget } from '../../shared/kit.ts';
import { kitEnv } from './kit-env.ts';

const STATIC = { interpreter: null, libc: null, glibc: null, cpu: null };
const artefact = (path: string, libraries: string[]) => ({ path, libraries, ...STATIC });

const target = (
  name: KitTarget['target'],
  digit: string,
  unpackedBytes: number,
  artefacts: KitTarget['artefacts'] = [],
): KitTarget => ({
  target: name,
  archive: 'a',
  files: 'f',
  probe: 'p',
  releaseDigest: digit.repeat(64),
  unpackedBytes,
  goarch: 'amd64',
  goSettings: {},
  artefacts,
  cCompiler: null,
});

const kit: Omit<Kit, 'files'> = {
  schema: 'voidferry.kit/5',
  name: 'tidegauge',
  version: '1.0.0',
  serial: 1764000000,
  audience: 'any',
  project: { module: 'example.org/tidegauge', revision: null, dirty: false, workspace: [] },
  go: { version: 'go1.26.3', sourceDateEpoch: 0 },
  service: {
    exec: 'bin/tidegauge',
    args: ['--listen', '$(reboot) `x` = "y"'],
    env: { B: 'two words', A: '$(reboot)=' },
    user: '_tidegauge',
    libraryPaths: ['./lib', '$LIB_PATH'],
    configs: ['tidegauge.toml'],
    rollbackSafe: false,
    health: {
      kind: 'http',
      address: 'http://127.0.0.1:8080/healthz?a=b',
      settleSeconds: 10,
      timeoutSeconds: 60,
      maxLatencyMs: 500,
      maxErrorPermille: 50,
    },
  },
  targets: [
    target('x86_64', '1', 5, [artefact('a', ['libz.so.1', 'libc.so.6']), artefact('b', ['libc.so.6'])]),
    target('aarch64-musl', '2', 7),
    target('aarch64', '3', 6),
  ],
  carried: [],
  plugins: [],
  modules: null,
};

test('says what KIT.json says, in the order of the format, values literal', () => {
  expect(kitEnv(kit).split('\n')).toEqual([
    'FORMAT=voidferry.kit/5',
    'NAME=tidegauge',
    'VERSION=1.0.0',
    'SERIAL=1764000000',
    'AUDIENCE=any',
    'TARGETS=aarch64 aarch64-musl x86_64',
    'SERVICE_EXEC=bin/tidegauge',
    'SERVICE_USER=_tidegauge',
    'SERVICE_ARGS=2',
    'SERVICE_ARG_1=--listen',
    'SERVICE_ARG_2=$(reboot) `x` = "y"',
    'SERVICE_ENV=2',
    'SERVICE_ENV_1=A=$(reboot)=',
    'SERVICE_ENV_2=B=two words',
    'SERVICE_LIBRARY_PATHS=2',
    'SERVICE_LIBRARY_PATH_1=./lib',
    'SERVICE_LIBRARY_PATH_2=$LIB_PATH',
    'SERVICE_CONFIGS=1',
    'SERVICE_CONFIG_1=tidegauge.toml',
    'SERVICE_ROLLBACK_SAFE=0',
    'HEALTH_KIND=http',
    'HEALTH_ADDRESS=http://127.0.0.1:8080/healthz?a=b',
    'HEALTH_SETTLE_SECONDS=10',
    'HEALTH_TIMEOUT_SECONDS=60',
    'HEALTH_MAX_LATENCY_MS=500',
    'HEALTH_MAX_ERROR_PERMILLE=50',
    `RELEASE_aarch64=${'3'.repeat(64)}`,
    'UNPACKED_aarch64=6',
    'NEEDED_aarch64=',
    `RELEASE_aarch64_musl=${'2'.repeat(64)}`,
    'UNPACKED_aarch64_musl=7',
    'NEEDED_aarch64_musl=',
    `RELEASE_x86_64=${'1'.repeat(64)}`,
    'UNPACKED_x86_64=5',
    'NEEDED_x86_64=libc.so.6 libz.so.1',
    '',
  ]);
});
