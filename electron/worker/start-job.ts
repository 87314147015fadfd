import { activateRelease } from '../jobs/activate.ts';
import { enrolHost } from '../jobs/enrol.ts';
import { fetchToolchain } from '../jobs/fetch-toolchain.ts';
import { openSigner } from '../jobs/open-signer.ts';
import { prepareKit } from '../jobs/prepare.ts';
import { pushKit } from '../jobs/push.ts';
import { rollbackHost } from '../jobs/rollback.ts';
import { signRebuilt } from '../jobs/sign-rebuilt.ts';
import { signersPathOf, trustOf } from '../jobs/station-trust.ts';
import { verifyKit } from '../jobs/verify.ts';
import { writeKit } from '../jobs/write.ts';
import { findKit } from '../services/media/find-kit.ts';
import type { JobInput } from '../shared/contract/jobs.ts';
import type { Engine } from './engine-parts.ts';
import { openWindowLogin } from './open-window-login.ts';
import { prepareInputOf } from './prepare-input.ts';

/**
 * Starts the job that a person asked for. Keys are opened before: a job asks nothing while it runs.
 * @returns its id
 * @throws VoidferryError what opening keys, logins and trusted signers throws; then no job was started.
 */
export async function startJob(input: JobInput, engine: Engine): Promise<string> {
  const { dataDir, resourcesDir, jobs } = engine;
  switch (input.job) {
    case 'toolchain': {
      const { version, platform } = input;
      return jobs.start('toolchain', (context) => fetchToolchain({ version, platform, dataDir }, context));
    }
    case 'prepare': {
      const project = prepareInputOf(input.project, engine);
      return jobs.start('prepare', (context) => prepareKit(project, context));
    }
    case 'sign': {
      const signer = await openSigner(input.key, input.passphrase);
      const { kitDir, unrehearsed, rebuildFrom: projectDir } = input;
      const signing = { kitDir, projectDir, signer, unrehearsed, resourcesDir, dataDir };
      return jobs.start('sign', (context) => signRebuilt(signing, context));
    }
    case 'write': {
      const { kitDir, mediumPath, chosen } = input;
      return jobs.start('write', (context) =>
        writeKit({ kitDir, mediumPath, ...(chosen !== null && { chosen }) }, context),
      );
    }
    case 'verify': {
      const { level, sourceDir } = input;
      const trust = await trustOf(dataDir, input.signers ?? undefined);
      const path = await findKit(input.path);
      return jobs.start('verify', async (context) => {
        const options = { path, trust, level, ...(sourceDir !== null && { sourceDir }) };
        // Each file is told of as an item when it was checked. All of them at once would stop the page while it takes them in.
        const { files: _files, ...result } = await verifyKit(options, context);
        return result;
      });
    }
    case 'enrol': {
      const signersPath = await signersPathOf(dataDir, undefined);
      const login = await openWindowLogin(input.login, engine);
      return jobs.start('enrol', (context) => enrolHost({ ...login, signersPath, resourcesDir }, context));
    }
    case 'push': {
      const { kitDir, stageOnly, older } = input;
      const trust = await trustOf(dataDir, undefined);
      const login = await openWindowLogin(input.login, engine);
      return jobs.start('push', (context) =>
        pushKit({ ...login, kitDir, trust, stageOnly, ...(older !== null && { older }) }, context),
      );
    }
    case 'activate': {
      const { name, release, older } = input;
      const login = await openWindowLogin(input.login, engine);
      return jobs.start('activate', (context) =>
        activateRelease({ ...login, name, release, ...(older !== null && { older }) }, context),
      );
    }
    case 'rollback': {
      const { name, older } = input;
      const login = await openWindowLogin(input.login, engine);
      return jobs.start('rollback', (context) =>
        rollbackHost({ ...login, name, ...(older !== null && { older }) }, context),
      );
    }
  }
}
