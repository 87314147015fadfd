import { expect, test } from 'vitest';
import { parseProjectFile } from './project-file.ts';

const problemOf = (text: string): unknown => {
  try {
    return parseProjectFile(text, 'voidferry.yaml');
  } catch (error) {
    return (error as { data?: unknown }).data;
  }
};

test('an empty file, or one of comments, leaves everything at its default', () => {
  for (const text of ['', '# nothing\n', '{}\n']) {
    expect(parseProjectFile(text, 'voidferry.yaml')).toEqual({
      carry: [],
      plugins: [],
      include: { modules: true, source: false, toolchain: false },
      vulnerabilities: { gate: false, accept: {} },
      audience: 'any',
    });
  }
});

test.each([
  ['an unknown key', 'name: a\ntargest: [x86_64]\n', 2, /targest/],
  ['an unknown key further down', 'name: a\nservice:\n  user: _a\n  health:\n    htpp: x\n', 5, /htpp/],
  ['an unknown target', 'targets:\n  - x86_64\n  - riscv64\n', 3, /^targets\.1: /],
  [
    'a native plugin without its host',
    'plugins:\n  - { package: ./a, kind: grpc }\n  - { package: ./b, kind: native }\n',
    3,
    /host/,
  ],
  ['a package outside the project', 'build:\n  package: ../other\n', 2, /package path/],
  [
    'a linker flag that would run a program',
    'build:\n  ldflags:\n    - "-X a.b=c"\n    - "-extld=/tmp/evil"\n',
    4,
    /-X name=value/,
  ],
  ['a linker flag hidden behind another', 'build: { ldflags: ["-X a.b=c\' -extld=/tmp/evil"] }\n', 1, /-X name=value/],
  [
    'a settle time that does not fit',
    'service:\n  health:\n    timeoutSeconds: 5\n    settleSeconds: 5\n',
    4,
    /less than timeoutSeconds/,
  ],
  ['an argument of two lines', 'service:\n  args:\n    - "a\\nb"\n', 3, /one line/],
  ['a health URL that is none', 'service:\n  health:\n    http: file:///etc/passwd\n', 3, /http/],
  ['broken YAML', 'name: a\ntargets: [x86_64\nservice:\n', 3, /./],
  ['a key twice', 'name: a\naudience: x\nname: b\n', 3, /unique/i],
  ['a list instead of settings', '- a\n', 1, /object/],
  ['a number for a name', '\n\nname: 12\n', 3, /^name: /],
])('%s is refused with its line', (_, text, line, problem) => {
  expect(problemOf(text)).toEqual({ path: 'voidferry.yaml', line, problem: expect.stringMatching(problem) });
});

test('aliases cannot blow it up', () => {
  const lines = ['a: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 9; i++)
    lines.push(
      `b${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
    );
  expect(problemOf(`${lines.join('\n')}\n`)).toMatchObject({
    path: 'voidferry.yaml',
    problem: expect.stringMatching(/alias/i),
  });
});
