import { chmod, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { targetSettings } from '../../electron/core/go/targets.ts';
import { findProgram } from '../../electron/services/find-program.ts';
import { checkToolchain } from '../../electron/services/go/check-toolchain.ts';
import { detectToolchains, toolchainPlaces } from '../../electron/services/go/detect-toolchains.ts';
import { findCCompiler } from '../../electron/services/go/find-c-compiler.ts';
import { goEnv, readGoSettings } from '../../electron/services/go/go-env.ts';
import { run } from '../../electron/services/process.ts';
import type { TargetName } from '../../electron/shared/target.ts';
import { goProblem, makeDir, resourcesDir } from './projects.ts';

const problem = (await goProblem()) ?? (process.arch === 'x64' ? null : 'the toolchains here are broken for amd64');
const signal = new AbortController().signal;
let dir = '';
let remove = async () => {};
let goroot = '';
beforeEach(async (context) => {
  if (problem !== null) context.skip(problem);
  ({ dir, remove } = await makeDir());
  goroot = (await detectToolchains(toolchainPlaces(), signal)).found[0]?.goroot ?? '';
});
afterEach(() => remove());

async function attempt(target: TargetName, from = goroot, cc: string | null = null) {
  const settings = await readGoSettings(goroot, signal);
  const env = goEnv({
    goroot: from,
    // A broken tool must be asked, not the cache.
    settings: from === goroot ? settings : { ...settings, GOCACHE: join(dir, 'cache') },
    tmpDir: dir,
    target: targetSettings(target),
    cgo: cc !== null,
    ...(cc !== null && { cc }),
  });
  const sourceDir = join(resourcesDir, 'toolcheck');
  return checkToolchain(
    { goroot: from, target, env, cgo: cc !== null, sourceDir, workDir: join(dir, 'trial') },
    signal,
  );
}

/** The toolchain with one of its tools in the place of which something else stands. */
async function withTool(name: string, script: string): Promise<string> {
  const copy = join(dir, 'go');
  const tools = 'pkg/tool/linux_amd64';
  await mkdir(join(copy, tools), { recursive: true });
  for (const entry of await readdir(goroot)) if (entry !== 'pkg') await symlink(join(goroot, entry), join(copy, entry));
  await symlink(join(goroot, 'pkg/include'), join(copy, 'pkg/include'));
  for (const tool of await readdir(join(goroot, tools)))
    await symlink(join(goroot, tools, tool), join(copy, tools, tool));
  await rm(join(copy, tools, name), { force: true });
  await writeFile(join(copy, tools, name), `#!/bin/sh\n${script}\n`);
  await chmod(join(copy, tools, name), 0o755);
  return copy;
}
const real = (name: string) => `${goroot}/pkg/tool/linux_amd64/${name}`;

test('what this machine runs itself is run; the rest in an emulator, or said not to have run', async () => {
  expect(await attempt('x86_64-musl')).toBe('native');
  expect(await attempt('i686')).toBe('native');
  const hasQemu = (await findProgram('qemu-arm')) !== null || (await findProgram('qemu-arm-static')) !== null;
  for (const target of ['armv6l', 'armv7l-musl'] as const) expect(await attempt(target)).toBe(hasQemu ? 'qemu' : null);
});

test('a C compiler links a program that finds its C library', async (context) => {
  const own = await findCCompiler('x86_64', signal);
  if (own === null) return context.skip('no C compiler on this machine');
  expect(await attempt('x86_64', goroot, own.command)).toBe('native');
  const musl = await findCCompiler('x86_64-musl', signal);
  if (musl !== null) expect(await attempt('x86_64-musl', goroot, musl.command)).toBe('native');
});

test.each([
  [
    'assemble',
    'asm',
    () =>
      `case "$*" in *-V=full*|*gensymabis*) exec ${real('asm')} "$@";; esac\necho "x.s:1: no such instruction" >&2; exit 1`,
  ],
  [
    'compile',
    'compile',
    () =>
      `case "$*" in *-V=full*) exec ${real('compile')} "$@";; esac\necho "x.go:1:1: internal compiler error" >&2; exit 1`,
  ],
  ['link', 'link', () => `case "$*" in *-V=full*) exec ${real('link')} "$@";; esac\necho "link: cannot" >&2; exit 1`],
] as const)('a toolchain that cannot %s is named, with the stage', async (stage, tool, script) => {
  const copy = await withTool(tool, script());
  await expect(attempt('x86_64', copy)).rejects.toMatchObject({
    code: 'go/toolchain-broken',
    data: { stage, goroot: copy },
  });
});

test('an assembler that writes another instruction is found by the disassembler, and a program that says nothing by running it', async () => {
  const other = `for a; do case $a in *marker_amd64.s) sed 's/\\$86/$87/' "$a" >${dir}/marker_amd64.s; set -- "$@" ${dir}/marker_amd64.s;; *) set -- "$@" "$a";; esac; shift; done\nexec ${real('asm')} "$@"`;
  const copy = await withTool('asm', other);
  await expect(attempt('x86_64', copy)).rejects.toMatchObject({ data: { stage: 'disassemble' } });
  await rm(copy, { recursive: true });
  const silent = await withTool(
    'link',
    `${real('link')} "$@" || exit; for a; do [ "$p" = -o ] && o=$a; p=$a; done; case "$*" in *-V=full*) ;; *) printf '#!/bin/sh\\nexit 3\\n' >"$o";; esac`,
  );
  await expect(attempt('x86_64', silent)).rejects.toMatchObject({
    data: { stage: expect.stringMatching(/disassemble|run/) },
  });
});

test('a C compiler that cannot link is named', async () => {
  const cc = join(dir, 'cc');
  await run('/bin/sh', ['-c', `printf '#!/bin/sh\\nexit 1\\n' >${cc}; chmod +x ${cc}`]);
  await expect(attempt('x86_64', goroot, cc)).rejects.toMatchObject({ data: { stage: 'link' } });
});
