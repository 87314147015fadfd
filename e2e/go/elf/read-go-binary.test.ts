import { expect, test } from 'vitest';
import type { ByteSource } from '../../../electron/core/go/elf/byte-source.ts';
import { readGoBinary } from '../../../electron/core/go/elf/read-go-binary.ts';
import { type MadeElf, makeElf } from './made-elf.ts';

const sourceOf = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (offset, length) => bytes.subarray(offset, offset + length),
});
const read = (made: MadeElf) => readGoBinary(sourceOf(makeElf(made)));

const HASH = Buffer.from('0123456789abcdef', 'hex');
const lines = [
  'path\texample.com/app/plugins/filter',
  'mod\texample.com/app\t(devel)\t',
  'dep\tgopkg.in/yaml.v3\tv3.0.1\th1:abc=',
  'dep\texample.com/dep\tv1.0.0\th1:def=',
  '=>\t../dep\t\t',
  'build\t-buildmode=plugin',
  'build\tGOAMD64=v1',
  'build\t"-tags"="a b"',
  '',
].join('\n');
const plugin: MadeElf = {
  needed: ['libc.so.6', 'libm.so.6'],
  versions: ['GLIBC_2.2.5', 'GLIBC_2.34', 'GLIBC_2.4', 'GLIBC_PRIVATE'],
  symbols: {
    'go:link.pkghashbytes.gopkg.in/yaml%2ev3': HASH,
    'go.link.pkghashbytes.internal/abi': HASH,
    'go:link.pkghash.internal/abi': Buffer.alloc(16),
    'example.com/app/plugins/filter.Filter': Buffer.alloc(4),
    'example.com/app/plugins/filter.Filter.func1': Buffer.alloc(4),
    'example.com/app/plugins/filter.hidden': Buffer.alloc(4),
    'example.com/app/plugins/filter.Äther': Buffer.alloc(4),
    'example.com/app/plugins/filters.Other': Buffer.alloc(4),
  },
  buildInfo: { version: 'go1.26.3', lines },
};

test.each([
  ['64 bits, little endian', { bits: 64, endian: 'little' }],
  ['32 bits, little endian', { bits: 32, endian: 'little' }],
  ['64 bits, big endian', { bits: 64, endian: 'big' }],
  ['32 bits, big endian', { bits: 32, endian: 'big' }],
] as const)('%s: fingerprints, exported names, needs and build information', (_, kind) => {
  for (const hash of ['sysv', 'gnu'] as const) {
    const { elf, go, packages, pluginPath, exported } = read({ ...plugin, ...kind, hash });
    expect(elf).toMatchObject({
      ...kind,
      kind: 'shared-object',
      needed: plugin.needed,
      glibc: '2.34',
      interpreter: null,
    });
    expect(Object.fromEntries(packages)).toEqual({
      'gopkg.in/yaml.v3': '0123456789abcdef',
      'internal/abi': '0123456789abcdef',
    });
    expect([pluginPath, exported]).toEqual(['example.com/app/plugins/filter', ['Filter', 'Äther']]);
    expect(go).toEqual({
      version: 'go1.26.3',
      path: 'example.com/app/plugins/filter',
      main: { path: 'example.com/app', version: '(devel)', sum: null },
      deps: [
        { path: 'gopkg.in/yaml.v3', version: 'v3.0.1', sum: 'h1:abc=' },
        {
          path: 'example.com/dep',
          version: 'v1.0.0',
          sum: 'h1:def=',
          replacedBy: { path: '../dep', version: '', sum: null },
        },
      ],
      settings: { '-buildmode': 'plugin', GOAMD64: 'v1', '-tags': 'a b' },
    });
  }
});

test('a plugin that was built from a list of files is known by the path that Go gave it', () => {
  const symbols = { 'plugin/unnamed-0a1b..inittask': HASH, 'plugin/unnamed-0a1b.Run': HASH };
  const buildInfo = { version: 'go1.26.3', lines: 'path\tcommand-line-arguments\nbuild\t-buildmode=plugin\n' };
  expect(read({ symbols, buildInfo })).toMatchObject({ pluginPath: 'plugin/unnamed-0a1b', exported: ['Run'] });
});

test('what makes a file unsafe or needs something of the host is seen', () => {
  const { elf, go } = read({
    type: 2,
    machine: 183,
    interpreter: '/lib/ld-linux-aarch64.so.1',
    runPath: '$ORIGIN/lib:/opt/lib',
    stackFlags: 7,
    textRelocations: true,
  });
  expect(go).toBeNull();
  expect(elf).toMatchObject({
    machine: 'arm64',
    kind: 'program',
    interpreter: '/lib/ld-linux-aarch64.so.1',
    runPath: ['$ORIGIN/lib', '/opt/lib'],
    executableStack: true,
    textRelocations: true,
    glibc: null,
  });
});

const whole = makeElf(plugin);
const changed = (change: (bytes: Buffer) => void) => {
  const bytes = Buffer.from(whole);
  change(bytes);
  return () => readGoBinary(sourceOf(bytes));
};

test.each([
  ['an empty file', () => readGoBinary(sourceOf(Buffer.alloc(0))), 'it is no ELF file'],
  ['text', () => readGoBinary(sourceOf(Buffer.from('#!/bin/sh\nexit 0\n'))), 'it is no ELF file'],
  ['half a header', () => readGoBinary(sourceOf(whole.subarray(0, 30))), 'it ends too early'],
  ['half a file', () => readGoBinary(sourceOf(whole.subarray(0, whole.length / 2))), 'it ends too early'],
  ['a class that is none', changed((bytes) => bytes.writeUInt8(9, 4)), 'its ELF header is not valid'],
  ['a core dump', changed((bytes) => bytes.writeUInt16LE(4, 16)), 'it is neither a program nor a shared object'],
  ['too many segments', changed((bytes) => bytes.writeUInt16LE(0xffff, 56)), 'its program headers are not valid'],
  ['a table far outside', changed((bytes) => bytes.writeBigUInt64LE(2n ** 62n, 32)), 'it points outside of itself'],
])('%s is told, not guessed at', (_, attempt, problem) => {
  expect(attempt).toThrow(expect.objectContaining({ problem }));
});
