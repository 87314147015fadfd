import { join } from 'node:path';
import type { Command } from 'commander';
import { copySample } from '../../services/go/sample-project.ts';
import { run } from '../../services/process.ts';
import { exit } from '../../shared/exit.ts';
import { type App, createApp } from '../app.ts';
import { exampleText } from '../command-group.ts';
import { proofLines } from '../demo/proofs.ts';
import { createScene, type Scene } from '../demo/scene.ts';
import { createTrip, TripFailed } from '../demo/trip.ts';
import { withoutCut } from '../interrupt.ts';
import { writeLine } from '../terminal.ts';

/** `demo`: the whole trip on the sample project, here, in a throwaway directory with a ledger of its own. */
export function addDemoCommand(program: Command, app: () => Promise<App>): void {
  program
    .command('demo')
    .description('the whole trip on the sample project, here, in a throwaway directory')
    .addHelpText('after', exampleText('demo'))
    .action(async () => {
      const { language, json, signal } = await app();
      // Cut off, it would leave a service running.
      await withoutCut(async () => {
        const scene = await createScene();
        try {
          await play(await createApp({ language, json, signal, dataDir: join(scene.dir, 'data') }), scene);
        } catch (error) {
          if (!(error instanceof TripFailed)) throw error;
          writeLine(
            process.stderr,
            `✗ ${error.message}: not as it must be; see above. Everything is kept in ${scene.dir}`,
          );
          process.exitCode = error.exitCode;
        } finally {
          await scene.stopService();
          await scene.host.stop();
        }
      });
    });
}

async function play(app: App, scene: Scene): Promise<void> {
  const startedAt = Date.now();
  await copySample(join(app.resourcesDir, 'sample'), scene.projectDir);
  const nativePlugins = await hasCompiler();
  if (!nativePlugins) app.print('No gcc here: the native plugin stays at home; everything else is as it would be.');
  const trip = createTrip(app, scene);

  await trip.prepareAndSign({ version: '1.0.0', serial: 1, nativePlugins });
  await trip.writeAndVerify('1.0.0');
  await trip.enrol();
  await trip.push('1.0.0');
  await trip.requireServing('1.0.0');

  await trip.prepareAndSign({ version: '2.0.0', serial: 2, nativePlugins });
  await trip.push('2.0.0');
  await trip.requireServing('2.0.0');

  await trip.prepareAndSign({ version: '3.0.0', serial: 3, nativePlugins, drill: ['--drill-latency', '1500ms'] });
  await trip.push('3.0.0', 'host/rolled-back');
  await trip.requireServing('2.0.0');

  const steps = [...trip.steps, { title: 'Ledger', evidence: [await app.custody.verify()] }];
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  app.show([{ steps, places: placesOf(scene), seconds }], () => [
    ...proofLines(steps, scene, app.language),
    '',
    'To look at (remove it when you are done):',
    ...Object.entries(placesOf(scene)).map(([name, place]) => `  ${name.padEnd(8)}  ${place}`),
    '',
    `The whole trip took ${seconds} s.`,
  ]);
  process.exitCode = exit.done;
}

async function hasCompiler(): Promise<boolean> {
  return await run('gcc', ['--version']).then(
    () => true,
    () => false,
  );
}

function placesOf(scene: Scene): Record<string, string> {
  const dataDir = join(scene.dir, 'data');
  return {
    kits: scene.kitsDir,
    medium: scene.mediumDir,
    host: scene.prefix,
    signers: scene.signersPath,
    receipts: `${dataDir}    again: VOIDFERRY_HOME=${dataDir} npm run -s cli -- custody verify`,
    all: `rm -rf ${scene.dir}`,
  };
}
