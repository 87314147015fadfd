import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { examineStation } from '../../jobs/doctor.ts';
import { earlierBuild } from '../../jobs/earlier-build.ts';
import { initProject } from '../../jobs/init-project.ts';
import { offeredToolchains } from '../../jobs/offered-toolchains.ts';
import { planKit } from '../../jobs/plan-kit.ts';
import { dependenciesOf } from '../../jobs/scan-dependencies.ts';
import { scanWithToolchain } from '../../jobs/scan-project.ts';
import { importVulndb, vulndbFacts } from '../../jobs/vulndb.ts';
import { findProgram } from '../../services/find-program.ts';
import { detectToolchains, toolchainPlaces } from '../../services/go/detect-toolchains.ts';
import { configureSample, copySample } from '../../services/go/sample-project.ts';
import { freeLoopbackPort } from '../../services/host/loopback-port.ts';
import type { EngineRequestName, Handlers } from '../../shared/contract/contract.ts';
import type { goRequests } from '../../shared/contract/go.ts';
import type { Engine } from '../engine-parts.ts';
import { prepareInputOf } from '../prepare-input.ts';

export function goHandlers(engine: Engine): Handlers<Extract<EngineRequestName, keyof typeof goRequests>> {
  const { resourcesDir, signal, dataDir } = engine;
  return {
    'go.doctor': () => examineStation(signal),
    'go.toolchains': () => detectToolchains(toolchainPlaces(), signal),
    'go.offered-toolchains': () => offeredToolchains(signal),
    'go.scan': async ({ dir, goroot }) => {
      const { project, toolchain } = await scanWithToolchain({ projectDir: dir, goroot, atLeast: null }, signal);
      return { project, toolchain };
    },
    'go.dependencies': async ({ dir, goroot }) =>
      dependenciesOf(await scanWithToolchain({ projectDir: dir, goroot, atLeast: null }, signal), signal),
    'go.init': async ({ dir, goroot }) => ({
      path: await initProject({ projectDir: dir, goroot, atLeast: null }, signal),
    }),
    'go.plan': async (project) => {
      const plan = await planKit(prepareInputOf(project, engine), signal);
      return { plan, earlierMs: earlierBuild(plan.project.module, await engine.custody.list()) };
    },
    'go.vulndb': () => vulndbFacts(dataDir),
    'go.import-vulndb': ({ path }) => importVulndb(path, dataDir, signal),
    'go.sample': async () => {
      const dir = join(dataDir, 'sample', randomUUID().slice(0, 8), 'tidegauge');
      await mkdir(join(dir, '..'), { recursive: true });
      await copySample(join(resourcesDir, 'sample'), dir);
      const nativePlugins = (await findProgram('gcc')) !== null;
      await configureSample(dir, {
        port: await freeLoopbackPort(),
        settleSeconds: 3,
        timeoutSeconds: 20,
        nativePlugins,
      });
      return { dir };
    },
  };
}
