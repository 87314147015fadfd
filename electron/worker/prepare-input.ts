import type { PrepareInput } from '../jobs/plan-kit.ts';
import type { ProjectChoice } from '../shared/trip.ts';
import type { Engine } from './engine-parts.ts';

/** What a person chose in the window, as the engine takes it. */
export function prepareInputOf(
  { dir, vulnerabilityGate, ...choice }: ProjectChoice,
  { dataDir, resourcesDir }: Pick<Engine, 'dataDir' | 'resourcesDir'>,
): PrepareInput {
  const vulnerabilities = { gate: vulnerabilityGate };
  return { ...choice, projectDir: dir, dataDir, modulesFrom: null, vulnerabilities, resourcesDir };
}
