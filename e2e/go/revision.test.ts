import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { planKit } from '../../electron/jobs/plan-kit.ts';
import { run } from '../../electron/services/process.ts';
import { commit, goProblem, inputFor, makeDir, tinyProject, writeFiles } from './projects.ts';

const problem = await goProblem();
let dir = '';
let remove = async () => {};
beforeEach(async (context) => {
  if (problem !== null) context.skip(problem);
  ({ dir, remove } = await makeDir());
});
afterEach(() => remove());

const signal = new AbortController().signal;
const git = (project: string, ...args: string[]) => run('git', ['-C', project, ...args]);
const isDirty = async (project: string) => (await planKit(inputFor(project), signal)).project.git?.dirty;

const embedding =
  'package main\n\nimport _ "embed"\n\n//go:embed page.html\nvar page string\n\nfunc main() { println(page) }\n';
const usesDep = 'package main\n\nimport "example.com/dep"\n\nfunc main() { println(dep.X) }\n';
const requiresDep =
  'module example.com/tiny\n\ngo 1.24\n\nrequire example.com/dep v0.0.0\n\nreplace example.com/dep => ../dep\n';

/** Each begins as committed and then differs from the revision in a way that plain `git status` does not show. */
const hidden: Readonly<Record<string, { files: Record<string, string>; hide: (project: string) => Promise<unknown> }>> =
  {
    'an untracked file, where the repository asks git not to show them': {
      files: {},
      hide: async (project) => {
        await git(project, 'config', 'status.showUntrackedFiles', 'no');
        await writeFiles(project, { 'more.go': 'package main\n\nfunc init() { println("more") }\n' });
      },
    },
    'an ignored file that is compiled': {
      files: { '.gitignore': 'generated.go\n' },
      hide: (project) => writeFiles(project, { 'generated.go': 'package main\n\nfunc init() { println("more") }\n' }),
    },
    'an ignored file that is embedded': {
      files: { '.gitignore': '*.html\n', 'main.go': embedding },
      hide: (project) => writeFiles(project, { 'page.html': 'x' }),
    },
    'a changed file that git was told to take as unchanged': {
      files: {},
      hide: async (project) => {
        await git(project, 'update-index', '--assume-unchanged', 'main.go');
        await writeFile(join(project, 'main.go'), 'package main\n\nfunc main() {}\n');
      },
    },
    'a module beside the project that go.mod points to': {
      files: { 'go.mod': requiresDep, 'main.go': usesDep },
      hide: (project) =>
        writeFiles(join(project, '../dep'), {
          'go.mod': 'module example.com/dep\n',
          'dep.go': 'package dep\n\nconst X = 1\n',
        }),
    },
  };

test.each(Object.keys(hidden))('it does not pass for the revision: %s', async (name) => {
  const { files, hide } = hidden[name] ?? { files: {}, hide: async () => {} };
  const project = await tinyProject(join(dir, 'tiny'), files);
  await commit(project);
  if (name.startsWith('a module')) await hide(project);
  else {
    expect(await isDirty(project)).toBe(false);
    await hide(project);
  }
  expect(await isDirty(project)).toBe(true);
});

test('ignored files that nothing is compiled from, and a module beside it in the same commit, are the revision', async () => {
  await tinyProject(join(dir, 'all/tiny'), { 'go.mod': requiresDep, 'main.go': usesDep });
  await writeFiles(join(dir, 'all'), {
    '.gitignore': 'bin/\n',
    'dep/go.mod': 'module example.com/dep\n',
    'dep/dep.go': 'package dep\n\nconst X = 1\n',
  });
  await commit(join(dir, 'all'));
  await writeFiles(join(dir, 'all/tiny'), { 'bin/tool': 'x' });
  expect(await isDirty(join(dir, 'all/tiny'))).toBe(false);
  await writeFiles(join(dir, 'all/dep'), { 'dep.go': 'package dep\n\nconst X = 2\n' });
  expect(await isDirty(join(dir, 'all/tiny'))).toBe(true);
});

test('the version does not depend on how long the user likes abbreviations', async () => {
  const project = await tinyProject(join(dir, 'tiny'));
  await commit(project);
  await git(project, 'config', 'core.abbrev', '5');
  expect((await planKit(inputFor(project), signal)).version).toMatch(/^[0-9a-f]{12}$/);
});

test('a submodule is not looked into, so it does not pass for the revision, and its filters do not run', async () => {
  const project = await tinyProject(join(dir, 'tiny'));
  const other = await tinyProject(join(dir, 'other'), { '.gitattributes': '*.go filter=evil\n' });
  await commit(other);
  await commit(project);
  await git(project, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other, 'sub');
  await commit(project);
  const canary = join(dir, 'canary');
  await git(join(project, 'sub'), 'config', 'filter.evil.clean', `touch ${canary}; cat`);
  const text = await readFile(join(project, 'sub/main.go'), 'utf8');
  await writeFile(join(project, 'sub/main.go'), text.replace('tiny', 'huge'));
  expect(await isDirty(project)).toBe(true);
  await expect(stat(canary)).rejects.toMatchObject({ code: 'ENOENT' });
  await git(project, 'status');
  await stat(canary);
});

const running: Readonly<Record<string, (project: string, command: string) => Promise<unknown>>> = {
  'a filter in the settings of a worktree': async (project, command) => {
    await git(project, 'config', 'extensions.worktreeConfig', 'true');
    await git(project, 'config', '--worktree', 'filter.evil.clean', command);
  },
  'a filter with a name that cannot be written on a command line': async (project, command) => {
    await writeFiles(project, { '.git/info/attributes': '*.go filter=e=vil\n' });
    await git(project, 'config', 'filter.e=vil.clean', command);
  },
  'a partial clone that fetches what it lacks': async (project, command) => {
    await git(project, 'config', 'protocol.ext.allow', 'always');
    await git(project, 'config', 'extensions.partialClone', 'origin');
    await git(project, 'config', 'remote.origin.url', `ext::sh -c ${command.replaceAll(' ', '% ')}`);
    const { stdout } = await git(project, 'rev-parse', 'HEAD^{tree}');
    const tree = stdout.trim();
    await run('rm', ['-f', join(project, '.git/objects', tree.slice(0, 2), tree.slice(2))]);
  },
};

test.each(Object.keys(running))('scanning runs nothing: %s', async (name) => {
  const project = await tinyProject(join(dir, 'tiny'), { '.gitattributes': '*.go filter=evil\n' });
  await commit(project);
  const canary = join(dir, 'canary');
  await running[name]?.(project, `touch ${canary}`);
  const text = await readFile(join(project, 'main.go'), 'utf8');
  await writeFile(join(project, 'main.go'), text.replace('tiny', 'huge'));
  expect(await isDirty(project)).toBe(true);
  await expect(stat(canary)).rejects.toMatchObject({ code: 'ENOENT' });
  await run('git', ['-C', project, 'status'], { expect: [0, 128] });
  await stat(canary);
});
