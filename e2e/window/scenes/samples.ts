import type { BuildPlan, ProjectFacts, Toolchain, ToolchainChoice } from '../../../electron/shared/build-plan.ts';
import { checkCode } from '../../../electron/shared/check-code.ts';
import type { SigningKey, TrustedSigners } from '../../../electron/shared/contract/custody.ts';
import type { KitView } from '../../../electron/shared/contract/kit.ts';
import type { Doctor } from '../../../electron/shared/doctor.ts';
import type { HostStatus, PushPlan } from '../../../electron/shared/host.ts';
import type { KitDiff } from '../../../electron/shared/kit-diff.ts';
import type { MediaList, Medium, WriteForesight } from '../../../electron/shared/medium.ts';
import {
  DIGEST,
  FINGERPRINT,
  HOST,
  KIT_DIR,
  MEDIUM_KIT,
  MOUNT,
  PROJECT_DIR,
  RELEASE,
  RELEASE_BEFORE,
  SIGNER,
  sha256,
} from './names.ts';

export const FILES = [
  'KIT.json',
  'README.txt',
  'SHA256SUMS',
  'SHA256SUMS.sig',
  'attestations/sumdb.tar',
  'host/voidferry-host',
  'install.sh',
  'kit.env',
  'modules/modules.tar',
  'sbom/tidegauge.cdx.json',
  'targets/aarch64-musl/FILES',
  'targets/aarch64-musl/probe',
  'targets/aarch64-musl/release.tar.gz',
  'targets/x86_64/FILES',
  'targets/x86_64/probe',
  'targets/x86_64/release.tar.gz',
] as const;

const service = {
  exec: 'bin/tidegauge',
  args: ['--listen', '127.0.0.1:8080'],
  env: { TZ: 'UTC' },
  user: '_tidegauge',
  configs: ['tidegauge.toml'],
  rollbackSafe: true,
  health: {
    kind: 'http',
    address: 'http://127.0.0.1:8080/healthz',
    settleSeconds: 10,
    timeoutSeconds: 60,
    maxLatencyMs: 500,
    maxErrorPermille: 50,
  },
} as const;

export const kitView: KitView = {
  dir: KIT_DIR,
  digest: DIGEST,
  checkCode: checkCode(DIGEST),
  files: 13,
  bytes: 41_203_712,
  rehearsal: {
    cut: 'bwrap',
    install: { target: 'x86_64', loaded: ['plugins/alarm'], notSeen: ['plugins/filter.so'] },
    rebuilt: [
      { target: 'x86_64', releaseDigest: sha256('release') },
      { target: 'aarch64-musl', releaseDigest: sha256('aarch64-musl') },
    ],
    plugins: [{ target: 'x86_64', path: 'plugins/alarm', reached: 'serving' }],
    dialled: [{ program: 'bin/tidegauge', address: '127.0.0.1:53' }],
  },
  vulnerabilities: {
    database: { modified: '2026-11-02T09:30:00Z', entries: 2614 },
    modules: 16,
    unchecked: [],
    found: [
      {
        id: 'GO-2026-4117',
        aliases: ['CVE-2026-31007'],
        summary: 'Unbounded memory use when a stream is reset in google.golang.org/grpc',
        module: 'google.golang.org/grpc',
        version: 'v1.71.0',
        fixed: '1.71.3',
        files: ['x86_64/bin/tidegauge', 'x86_64/plugins/alarm'],
        accepted: null,
      },
    ],
  },
  signatures: [{ file: 'SHA256SUMS.sig', fingerprint: FINGERPRINT, namespace: 'kit@voidferry' }],
  kit: {
    schema: 'voidferry.kit/5',
    name: 'tidegauge',
    version: '1.4.2',
    serial: 1_790_000_142,
    audience: 'any',
    project: {
      module: 'tide.example/tidegauge',
      revision: '3f9c2a1be07d4c55a8e1f60b92d7714c0e5a6d38',
      dirty: false,
      workspace: [],
    },
    go: { version: '1.26.3', sourceDateEpoch: 1_790_000_142 },
    service: { ...service, args: [...service.args], libraryPaths: [], configs: [...service.configs] },
    targets: (['x86_64', 'aarch64-musl'] as const).map((target) => ({
      target,
      archive: `targets/${target}/release.tar.gz`,
      files: `targets/${target}/FILES`,
      probe: `targets/${target}/probe`,
      releaseDigest: target === 'x86_64' ? sha256('release') : sha256(target),
      unpackedBytes: 31_457_280,
      goarch: target === 'x86_64' ? 'amd64' : 'arm64',
      goSettings: { CGO_ENABLED: '0' },
      cCompiler: null,
      artefacts: [
        {
          path: 'bin/tidegauge',
          interpreter: null,
          libc: null,
          glibc: null,
          libraries: [],
          cpu: target === 'x86_64' ? 'GOAMD64=v1' : 'GOARM64=v8.0',
        },
      ],
    })),
    carried: [{ platform: 'windows/amd64', archive: 'carried/windows-amd64/tidegauge-1.4.2.tar.gz' }],
    plugins: [
      { path: 'plugins/alarm', package: './plugins/alarm', kind: 'grpc', targets: ['x86_64', 'aarch64-musl'] },
      { path: 'plugins/filter.so', package: './plugins/filter', kind: 'native', targets: ['x86_64'] },
    ],
    modules: { count: 14, checksumDatabase: 'sum.tide.example', private: ['tide.example/meters'] },
    files: [
      { path: 'targets/x86_64/release.tar.gz', bytes: 14_680_064, role: 'release' },
      { path: 'targets/aarch64-musl/release.tar.gz', bytes: 13_631_488, role: 'release' },
      { path: 'targets/x86_64/FILES', bytes: 912, role: 'release-list' },
      { path: 'targets/aarch64-musl/FILES', bytes: 880, role: 'release-list' },
      { path: 'toolchain/go1.26.3.linux-amd64.tar.gz', bytes: 65_011_712, role: 'toolchain' },
      { path: 'toolchain/go1.26.3.linux-arm64.tar.gz', bytes: 63_963_136, role: 'toolchain' },
      { path: 'modules/modules.tar', bytes: 11_534_336, role: 'modules' },
      { path: 'sbom/tidegauge.cdx.json', bytes: 20_480, role: 'sbom' },
      { path: 'install.sh', bytes: 9_216, role: 'script' },
      { path: 'README.txt', bytes: 2_048, role: 'readme' },
    ],
  },
};

const go: Toolchain = { goroot: '/usr/local/go', version: '1.26.3', platform: 'linux/amd64', foundBy: 'PATH' };
const olderGo: Toolchain = {
  goroot: '/usr/lib/go',
  version: '1.22.4',
  platform: 'linux/amd64',
  foundBy: '/usr/lib/go',
};

export const toolchains = {
  found: [go, olderGo],
  searched: ['GOROOT', 'PATH', '/usr/local/go', '/usr/lib/go', '~/sdk'],
  broken: [{ goroot: '/home/anna/sdk/go1.27rc1', problem: 'bin/go: exec format error' }],
} as const;

export const kitDiff: KitDiff = {
  facts: [
    { name: 'serial', from: '1790000141', to: '1790000142' },
    { name: 'version', from: '1.4.1', to: '1.4.2' },
  ],
  modules: [
    { name: 'tide.example/harmonics', from: 'v0.8.1', to: 'v0.8.2' },
    { name: 'tide.example/meters', from: null, to: 'v1.0.0' },
  ],
  licences: [],
  vulnerabilities: [{ name: 'GO-2026-0001 tide.example/harmonics', from: 'v0.8.1', to: null }],
  files: [
    { name: 'aarch64-musl/bin/tidegauge', from: 9_437_184, to: 9_453_568 },
    { name: 'x86_64/bin/tidegauge', from: 9_961_472, to: 9_961_472 },
  ],
  bytes: { from: 171_966_464, to: 172_228_608 },
};

export const offeredToolchains = ['1.26.8', '1.26.7', '1.26.6', '1.26.5', '1.25.13', '1.25.12'].flatMap((version) =>
  ['linux/amd64', 'linux/arm64'].map((platform) => ({ version, platform })),
);

export const toolchain: ToolchainChoice = {
  chosen: go,
  reason: 'newest',
  refused: [{ toolchain: olderGo, reason: 'too-old' }],
};

export const project: ProjectFacts = {
  dir: PROJECT_DIR,
  module: 'tide.example/tidegauge',
  go: '1.25',
  mainPackages: [
    { path: './cmd/tidegauge', cgo: false },
    { path: './cmd/tidegauge-native', cgo: true },
  ],
  requirements: 14,
  localReplacements: [],
  workspace: null,
  git: {
    revision: '3f9c2a1be07d4c55a8e1f60b92d7714c0e5a6d38',
    dirty: false,
    commitTime: 1_790_000_142,
    describe: 'v1.4.2',
  },
  hasProjectFile: true,
  file: {
    name: 'tidegauge',
    targets: ['x86_64', 'aarch64-musl'],
    build: { package: './cmd/tidegauge', ldflags: ['-X main.version=1.4.2'], cgo: false, vendor: 'check', levels: {} },
    plugins: [
      { package: './plugins/alarm', kind: 'grpc' },
      { package: './plugins/filter', kind: 'native', host: './cmd/tidegauge-native', lookup: ['Filter'] },
    ],
    carry: [],
    include: { modules: true, source: false, toolchain: true },
    vulnerabilities: { gate: false, accept: {} },
    audience: 'any',
  },
};

export const plan: BuildPlan = {
  toolchain,
  project,
  name: 'tidegauge',
  version: '1.4.2',
  serial: 1_790_000_142,
  audience: 'any',
  sourceDateEpoch: 1_790_000_142,
  service: { ...service, args: [...service.args], libraryPaths: [], configs: [...service.configs] },
  ldflags: '-s -w -X main.version=1.4.2',
  targets: (['x86_64', 'aarch64-musl'] as const).map((target) => ({
    target,
    settings: { GOOS: 'linux', GOARCH: target === 'x86_64' ? 'amd64' : 'arm64', CGO_ENABLED: '0' },
    files: [
      { package: './cmd/tidegauge', path: 'bin/tidegauge', kind: 'program', cgo: false },
      { package: './plugins/alarm', path: 'plugins/alarm', kind: 'grpc-plugin', cgo: false },
    ],
    copies: [{ kind: 'config', from: 'deploy/tidegauge.toml', path: 'config/tidegauge.toml' }],
    cCompiler: null,
  })),
  toolchains: ['linux/amd64', 'linux/arm64'],
  carried: [
    {
      platform: 'windows/amd64',
      settings: {},
      files: [{ package: './cmd/tidegauge', path: 'bin/tidegauge.exe', kind: 'program', cgo: false }],
    },
  ],
  without: [{ package: './plugins/filter', targets: ['aarch64-musl'] }],
  output: KIT_DIR,
  neededBytes: 310_000_000,
  freeBytes: 86_000_000_000,
};

export const stick: Medium = {
  kind: 'medium',
  path: MOUNT,
  mountPoint: MOUNT,
  fsType: 'exfat',
  readOnly: false,
  device: '/dev/sdb1',
  bottomDevices: ['sdb1'],
  disks: ['sdb'],
  model: 'Extreme Pro',
  serial: '4C530001150826',
  label: 'CARRIER',
  uuid: '6A2E-91F3',
  size: 62_000_000_000,
  freeBytes: 58_300_000_000,
};

export const folder: Medium = {
  ...stick,
  kind: 'folder',
  path: '/srv/outbox',
  mountPoint: '/',
  fsType: 'ext4',
  device: '/dev/nvme0n1p2',
  bottomDevices: ['nvme0n1p2'],
  disks: ['nvme0n1'],
  model: 'Samsung SSD 990',
  label: null,
};

export const media: MediaList = {
  media: [
    stick,
    {
      ...stick,
      path: '/media/anna/ARCHIVE',
      mountPoint: '/media/anna/ARCHIVE',
      fsType: 'iso9660',
      readOnly: true,
      device: '/dev/sr0',
      bottomDevices: ['sr0'],
      disks: ['sr0'],
      model: 'DVD RW',
      serial: null,
      label: 'ARCHIVE',
      uuid: null,
      freeBytes: 0,
      size: 4_700_000_000,
    },
  ],
  hidden: [
    {
      device: '/dev/nvme0n1',
      model: 'Samsung SSD 990',
      serial: 'S6Z1NX0T',
      size: 1_000_204_886_016,
      usedBy: ['/', '/boot'],
    },
    { device: '/dev/sdc', model: 'Cruzer Blade', serial: null, size: 16_008_609_792, usedBy: [] },
  ],
};

export const foresight: WriteForesight = {
  medium: stick,
  path: MEDIUM_KIT,
  files: 16,
  bytes: 41_203_712,
  present: false,
  bytesPerSecond: 23_000_000,
};

export const key: SigningKey = {
  path: '/home/anna/.ssh/id_ed25519',
  fingerprint: FINGERPRINT,
  comment: 'anna@workstation',
  from: 'ssh',
  isLocked: false,
  isTrusted: true,
};

export const signers: TrustedSigners = {
  path: '/home/anna/.local/share/voidferry/allowed_signers',
  signers: [{ principal: SIGNER, fingerprint: FINGERPRINT }],
  revoked: [],
};

export const doctor: Doctor = {
  go,
  programs: [
    {
      program: 'lsblk',
      purpose: 'media',
      isEssential: true,
      xbps: 'util-linux',
      apt: 'util-linux',
      path: '/usr/bin/lsblk',
    },
    {
      program: 'fincore',
      purpose: 'read-back',
      isEssential: true,
      xbps: 'util-linux',
      apt: 'util-linux-extra',
      path: '/usr/bin/fincore',
    },
    {
      program: 'dd',
      purpose: 'read-back',
      isEssential: true,
      xbps: 'coreutils',
      apt: 'coreutils',
      path: '/usr/bin/dd',
    },
    {
      program: 'sync',
      purpose: 'media',
      isEssential: true,
      xbps: 'coreutils',
      apt: 'coreutils',
      path: '/usr/bin/sync',
    },
    {
      program: 'ssh-keygen',
      purpose: 'recheck',
      isEssential: false,
      xbps: 'openssh',
      apt: 'openssh-client',
      path: '/usr/bin/ssh-keygen',
    },
    { program: 'git', purpose: 'revision', isEssential: false, xbps: 'git', apt: 'git', path: '/usr/bin/git' },
    { program: 'gcc', purpose: 'native', isEssential: false, xbps: 'gcc', apt: 'gcc', path: '/usr/bin/gcc' },
  ],
  isReady: true,
};

const status: HostStatus = {
  name: 'tidegauge',
  current: RELEASE_BEFORE,
  releaseDigest: sha256('release before'),
  state: 'run',
  pid: '1412',
  uptimeSeconds: '864213',
  healthy: RELEASE_BEFORE,
  releases: [RELEASE_BEFORE],
};

export const statusAfter: HostStatus = {
  ...status,
  current: RELEASE,
  releaseDigest: sha256('release'),
  pid: '2977',
  uptimeSeconds: '38',
  healthy: RELEASE,
  releases: [RELEASE_BEFORE, RELEASE],
};

export const pushPlan: PushPlan = {
  host: HOST,
  fingerprint: 'SHA256:uNiVztksCsDhcc0u9e8BrrJXVGvQDAnS0hYeXtdzfQE',
  facts: {
    osId: 'void',
    target: 'x86_64',
    libc: 'glibc',
    init: 'runit',
    kernel: '6.12.41_1',
    freeBytes: 11_811_160_064,
    enrolled: true,
    signers: [FINGERPRINT],
    tools: ['tar', 'gzip', 'sha256sum', 'ssh-keygen', 'flock', 'setsid', 'setpriv'],
  },
  status,
  releaseBytes: 31_457_280,
  missingBytes: 9_437_184,
  problems: [],
};
