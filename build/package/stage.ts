import { chmod, constants, copyFile, cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../window/root.ts';
import { type Runtime, recordRuntime } from '../window/runtime.ts';

/** What electron-builder works on: private copies, since it changes what it is given. All paths are absolute. */
export interface Stage {
  readonly app: string;
  readonly electron: string;
  readonly sevenZip: string;
  readonly output: string;
}

/** Copies a bundled app and a runtime into `dir`. @throws the file system's error */
export async function stagePackage(dir: string, appDir: string, runtime: Runtime): Promise<Stage> {
  const [app, electron, sevenZip] = [join(dir, 'app'), join(dir, 'electron'), join(dir, '7za')];
  const mode = constants.COPYFILE_FICLONE;
  await mkdir(dir, { recursive: true });
  await cp(appDir, app, { recursive: true, filter: (path) => !path.endsWith('.map') });
  await recordRuntime(runtime, app);
  await cp(dirname(runtime.executable), electron, { recursive: true, mode });
  // Of a distribution that it did not fetch itself, electron-builder leaves the app in that shows Electron's own window.
  await rm(join(electron, 'resources/default_app.asar'), { force: true });
  // npm unpacks it without its permission to run.
  await copyFile(join(repositoryRoot, 'node_modules/7zip-bin/linux', process.arch, '7za'), sevenZip, mode);
  await chmod(sevenZip, 0o755);
  return { app, electron, sevenZip, output: join(dir, 'out') };
}
