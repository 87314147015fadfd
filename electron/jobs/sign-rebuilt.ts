import { type KitRebuild, rebuildKit } from './rebuild-kit.ts';
import type { JobContext } from './run-job.ts';
import { type SignInput, type SignResult, signKit } from './sign.ts';

/** Builds a kit again where a project is named, and signs it only when it came out equal. @throws as `rebuildKit` and `signKit` */
export async function signRebuilt(
  { projectDir, ...input }: SignInput & Omit<KitRebuild, 'projectDir'> & { readonly projectDir: string | null },
  context: JobContext,
): Promise<SignResult> {
  if (projectDir !== null) await rebuildKit({ ...input, projectDir }, context);
  return signKit(input, context);
}
