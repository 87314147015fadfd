import { join } from 'node:path';
import type { ProjectFacts } from '../../shared/build-plan.ts';
import { readIfThere } from '../read-file.ts';

/** The sums that a project was written down with: its go.sum, or those of its whole workspace. @throws VoidferryError those of `fileError` */
export async function sumsOf({ dir, workspace }: Pick<ProjectFacts, 'dir' | 'workspace'>): Promise<string> {
  const files =
    workspace === null
      ? [join(dir, 'go.sum')]
      : [...workspace.modules.map((module) => join(module.dir, 'go.sum')), `${workspace.path}.sum`];
  const texts = await Promise.all(files.map((file) => readIfThere(file)));
  return texts.map((text) => text?.toString('utf8') ?? '').join('\n');
}
