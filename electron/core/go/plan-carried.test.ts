import { expect, test } from 'vitest';
import { planCarried } from './plan-carried.ts';

const target = {
  target: 'x86_64',
  settings: {},
  cCompiler: null,
  files: [
    { package: '.', path: 'bin/app', kind: 'program', cgo: true },
    { package: './a', path: 'plugins/a', kind: 'grpc-plugin', cgo: false },
    { package: './n', path: 'plugins/n.so', kind: 'native-plugin', cgo: true },
  ],
} as const;
const known = ['windows/amd64', 'darwin/arm64'];

test('other platforms get what needs no C compiler, at the lowest level of their architecture', () => {
  const [darwin, windows] = planCarried(['windows/amd64', 'darwin/arm64', 'windows/amd64'], target, known);
  expect(darwin).toMatchObject({ platform: 'darwin/arm64', settings: { GOOS: 'darwin', GOARM64: 'v8.0' } });
  expect(windows?.files.map(({ path, cgo }) => [path, cgo])).toEqual([
    ['bin/app.exe', false],
    ['plugins/a.exe', false],
  ]);
});

test('a platform that Go does not know is refused', () => {
  expect(() => planCarried(['windows/vax'], target, known)).toThrow(
    expect.objectContaining({ code: 'go/platform-unknown', data: { platform: 'windows/vax' } }),
  );
});
