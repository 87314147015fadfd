import { z } from 'zod';
import type { BuildPlan, FoundToolchains, ProjectFacts, ToolchainChoice } from '../build-plan.ts';
import type { DependencyReport } from '../dependencies.ts';
import type { Doctor } from '../doctor.ts';
import type { OfferedToolchain } from '../go-release.ts';
import { projectChoiceSchema } from '../trip.ts';
import type { VulndbFacts } from '../vulnerabilities.ts';
import { answers, nothing } from './request.ts';

/** A plan, and how long the newest build of the same module took on this station, in milliseconds; null when there was none. */
export interface PlanAnswer {
  readonly plan: BuildPlan;
  readonly earlierMs: number | null;
}

export const goRequests = {
  'go.doctor': answers<Doctor>()(nothing),
  'go.toolchains': answers<FoundToolchains>()(nothing),
  /** The toolchains that module proxies list, newest first; asks the network. */
  'go.offered-toolchains': answers<readonly OfferedToolchain[]>()(nothing),
  /** What a project is; nothing of it is run. */
  'go.scan': answers<{ readonly project: ProjectFacts; readonly toolchain: ToolchainChoice }>()(
    z.strictObject({ dir: z.string().min(1), goroot: z.string().min(1).nullable() }),
  ),
  /** What a project is made of, by its sources; modules that go.sum names are fetched when the cache lacks them. */
  'go.dependencies': answers<DependencyReport>()(
    z.strictObject({ dir: z.string().min(1), goroot: z.string().min(1).nullable() }),
  ),
  /** Writes voidferry.yaml from what the sources show. */
  'go.init': answers<{ readonly path: string }>()(
    z.strictObject({ dir: z.string().min(1), goroot: z.string().min(1).nullable() }),
  ),
  'go.plan': answers<PlanAnswer>()(projectChoiceSchema),
  /** The copy of the vulnerability database that is here; null: there is none. */
  'go.vulndb': answers<VulndbFacts | null>()(nothing),
  'go.import-vulndb': answers<VulndbFacts>()(z.strictObject({ path: z.string().min(1) })),
  /** Copies the sample project to a place of its own, set up for a free loopback port. */
  'go.sample': answers<{ readonly dir: string }>()(nothing),
} as const;
