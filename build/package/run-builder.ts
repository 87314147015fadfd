import { join } from 'node:path';
import { build, type Configuration, Platform } from 'electron-builder';
import { repositoryRoot } from '../window/root.ts';
import { electronFuses } from './fuses.ts';
import type { Stage } from './stage.ts';

/** What the window needs beside its programs; the engine finds it in `resources/voidferry`. */
const SHIPPED = ['host', 'probe', 'sample'];

/**
 * Packs what was staged, offline: a directory `linux-unpacked` or `linux-arm64-unpacked`, and `<name>.tar.gz`, both in `stage.output`.
 * @throws Error of electron-builder
 */
export async function runBuilder(stage: Stage, name: string, electronVersion: string): Promise<void> {
  const config: Configuration = {
    appId: 'voidferry',
    productName: 'Voidferry',
    directories: { output: stage.output },
    files: ['**/*'],
    extraResources: SHIPPED.map((part) => ({
      from: join(repositoryRoot, 'resources', part),
      to: join('voidferry', part),
    })),
    asar: true,
    electronDist: stage.electron,
    electronVersion,
    electronFuses,
    electronLanguages: ['en-US', 'zh-CN'],
    npmRebuild: false,
    publish: null,
    linux: { executableName: 'voidferry', category: 'Development' },
    artifactName: `${name}.\${ext}`,
  };
  // Without it electron-builder fetches its own.
  process.env['ELECTRON_BUILDER_7ZIP_PATH'] = stage.sevenZip;
  // Its own level, 9, takes twenty times as long for a twentieth less.
  process.env['ELECTRON_BUILDER_COMPRESSION_LEVEL'] = '3';
  await build({
    projectDir: stage.app,
    config,
    targets: Platform.LINUX.createTarget(['dir', 'tar.gz']),
    publish: 'never',
  });
}
