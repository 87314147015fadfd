import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readIfThere } from '../electron/services/read-file.ts';
import { exit } from '../electron/shared/exit.ts';
import { wrongFuses } from './package/fuses.ts';
import { packageName } from './package/package-name.ts';
import { runBuilder } from './package/run-builder.ts';
import { smokeTest } from './package/smoke-test.ts';
import { stagePackage } from './package/stage.ts';
import { installTools, windowTools } from './tools/install-tools.ts';
import { bundleWindow } from './window/bundle.ts';
import { explain } from './window/explain.ts';
import { repositoryRoot } from './window/root.ts';
import { electronRuntime } from './window/runtime.ts';

const packages = join(repositoryRoot, 'dist/packages');
const work = join(repositoryRoot, 'dist/packing');

/** Packs the window, then proves the package: its fuses read back, and its program started. @returns the path of the package */
async function pack(): Promise<string> {
  await rm(work, { recursive: true, force: true });
  const runtime = await electronRuntime(console.log);
  console.log(runtime.line);
  const appDir = await bundleWindow();
  const { version } = JSON.parse(await readFile(join(appDir, 'package.json'), 'utf8')) as { version: string };
  const name = packageName(version, process.arch, runtime.kind);
  const stage = await stagePackage(work, appDir, runtime);
  await runBuilder(stage, name, runtime.version);

  const unpacked = join(stage.output, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`);
  const wrong = await wrongFuses(join(unpacked, 'voidferry'));
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  console.log('Fuses read back: all as they must be.');

  const archive = join(stage.output, `${name}.tar.gz`);
  await installTools(windowTools);
  console.log(`Started the packaged program: ${await smokeTest(archive, name)}`);
  return publish(archive, unpacked, name);
}

/** Only what passed gets to where packages are taken from. */
async function publish(archive: string, unpacked: string, name: string): Promise<string> {
  const [target, tree] = [join(packages, basename(archive)), join(packages, name)];
  await mkdir(packages, { recursive: true });
  await rm(tree, { recursive: true, force: true });
  await rename(unpacked, tree);
  await rename(archive, target);
  await recordSum(target);
  return target;
}

/** Other packages keep their lines: their sums were taken when they were made. */
async function recordSum(target: string): Promise<void> {
  const list = join(packages, 'SHA256SUMS');
  const before = (await readIfThere(list))?.toString('utf8') ?? '';
  const others = before.split('\n').filter((line) => line !== '' && !line.endsWith(`  ${basename(target)}`));
  const sha256 = createHash('sha256')
    .update(await readFile(target))
    .digest('hex');
  await writeFile(list, [...others, `${sha256}  ${basename(target)}`, ''].join('\n'));
}

try {
  const target = await pack();
  console.log(target.includes('-testruntime') ? `${target}\nMade from the test runtime: for trying out only.` : target);
} catch (error) {
  console.error(`Not packed: ${explain(error)}`);
  process.exitCode = exit.bug;
} finally {
  await rm(work, { recursive: true, force: true });
}
