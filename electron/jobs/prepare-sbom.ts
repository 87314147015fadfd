import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { escapeModule } from '../core/go/escape.ts';
import { sbomRecheck } from '../core/go/sbom-recheck.ts';
import { detectLicences } from '../services/go/detect-licences.ts';
import { goEnv } from '../services/go/go-env.ts';
import { makeSbom } from '../services/go/make-sbom.ts';
import type { TargetContent } from '../services/go/pack-target.ts';
import { readModuleGraph } from '../services/go/read-module-graph.ts';
import { hashFile } from '../services/kit/hash-file.ts';
import type { WrittenFile } from '../services/kit/seal-kit.ts';
import type { CheckedTarget } from '../shared/build-checks.ts';
import type { DependencyReport } from '../shared/dependencies.ts';
import type { PrepareWork } from './prepare-work.ts';

/**
 * Writes a bill of materials for each compiled file that says how Go built it.
 * @param modCache where the modules lie; null: the user's own cache
 */
export async function packSboms(
  work: PrepareWork,
  contents: readonly TargetContent[],
  checked: readonly CheckedTarget[],
  dependencies: DependencyReport,
  modCache: string | null,
): Promise<WrittenFile[]> {
  const { plan, goWork, context, settings, kitDir, tmpDir } = work;
  const { goroot } = plan.toolchain.chosen;
  const from = modCache ?? settings.GOMODCACHE;
  const env = goEnv({ goroot, settings, goWork, tmpDir, modCache: from, ...(modCache !== null && { goproxy: 'off' }) });
  const graph = await readModuleGraph(plan.project.dir, goroot, env, context.signal);
  const licences = await licencesOf(checked, dependencies, from);
  const written: WrittenFile[] = [];
  for (const { target, artefacts } of checked) {
    const release = contents.find((content) => content.target === target)?.release ?? [];
    for (const { path, go } of artefacts) {
      const built = release.find((source) => source.path === path)?.from;
      if (go === null || typeof built !== 'string') continue;
      const { sha256 } = await hashFile(built, { signal: context.signal });
      const text = makeSbom({ file: { path, sha256, go }, target, version: plan.version, licences, graph });
      written.push(await writeSbom(kitDir, `sbom/${target}/${path}.cdx.json`, text));
    }
  }
  const used = new Set(
    checked.flatMap(({ artefacts }) => artefacts.flatMap(({ go }) => go?.deps.map(({ path }) => path) ?? [])),
  );
  const unknown = [...used].filter((module) => licences.get(module)?.length === 0);
  if (unknown.length > 0) context.note('prepare.licence-unknown', { modules: unknown.sort() });
  context.prove({
    claim: 'go.sboms-made',
    method: 'CycloneDX 1.6',
    figures: { files: written.length, modules: used.size, unknown: unknown.length },
    recheck: sbomRecheck(plan.output),
  });
  return written;
}

/** By module path. Other targets than the one that was scanned may have modules of their own. */
async function licencesOf(
  checked: readonly CheckedTarget[],
  { modules }: DependencyReport,
  modCache: string,
): Promise<Map<string, readonly string[]>> {
  const known = new Map(modules.map(({ path, licences }) => [path, licences]));
  const deps = checked.flatMap(({ artefacts }) => artefacts.flatMap(({ go }) => go?.deps ?? []));
  for (const dep of deps) {
    if (known.has(dep.path)) continue;
    const { path, version } = dep.replacedBy ?? dep;
    known.set(dep.path, await detectLicences(join(modCache, `${escapeModule(path)}@${escapeModule(version)}`)));
  }
  return known;
}

async function writeSbom(kitDir: string, path: string, text: string): Promise<WrittenFile> {
  const bytes = Buffer.from(text);
  await mkdir(dirname(join(kitDir, path)), { recursive: true });
  await writeFile(join(kitDir, path), bytes);
  return { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, role: 'sbom' };
}
