import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import { createKeyPair } from '../../electron/services/custody/signer.ts';
import { loadTrust, type Trust } from '../../electron/services/custody/trust.ts';
import { type MakeKitOptions, makeKit, signKitWith } from '../kit/make-kit.ts';
import { type LoopFileSystem, type LoopMedium, loopMedium, whyNoLoop } from './loop-medium.ts';

/** A directory of the test's own on a real disk, gone when the test ends. */
export async function workDir(context: TestContext): Promise<string> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'voidferry-media-')));
  context.onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** A mounted medium, closed when the test ends; the test is skipped with the reason where there can be none. */
export async function mediumOf(
  context: TestContext,
  fileSystem: LoopFileSystem,
  bytes: number,
  tree?: string,
): Promise<LoopMedium> {
  const why = await whyNoLoop(fileSystem);
  if (why !== null) context.skip(why);
  const medium = await loopMedium(fileSystem, bytes, tree);
  context.onTestFinished(() => medium.close());
  return medium;
}

export interface SignedKit {
  readonly dir: string;
  readonly digest: string;
  readonly trust: Trust;
  /** The allowed_signers file. */
  readonly signers: string;
}

/** Nothing of this archive compresses, and no two blocks of it are equal. */
export const ARCHIVE = 'targets/x86_64/tidegauge-1.0.0.tar.gz';

/** A kit with a release of so many random bytes, signed by a key that `trust` trusts. */
export async function signedKit(
  directory: string,
  bytes: number,
  options: Pick<MakeKitOptions, 'beside'> = {},
): Promise<SignedKit> {
  await mkdir(directory, { recursive: true });
  const files = [{ path: 'bin/tidegauge', content: randomBytes(bytes) }];
  const kit = await makeKit({ ...options, dir: directory, files });
  const key = join(directory, 'key');
  await createKeyPair(key, 'operator');
  await signKitWith(kit.dir, key);
  const signers = join(directory, 'allowed_signers');
  await writeFile(signers, `operator@example.org namespaces="kit@voidferry" ${await readFile(`${key}.pub`, 'utf8')}`);
  return { ...kit, signers, trust: await loadTrust({ allowedSigners: signers }) };
}
