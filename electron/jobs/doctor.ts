import { findProgram } from '../services/find-program.ts';
import { detectToolchains, toolchainPlaces } from '../services/go/detect-toolchains.ts';
import type { Doctor, NeededProgram } from '../shared/doctor.ts';

const NEEDS: readonly Omit<NeededProgram, 'path'>[] = [
  { program: 'lsblk', purpose: 'media', isEssential: true, xbps: 'util-linux', apt: 'util-linux' },
  { program: 'fincore', purpose: 'read-back', isEssential: true, xbps: 'util-linux', apt: 'util-linux-extra' },
  { program: 'dd', purpose: 'read-back', isEssential: true, xbps: 'coreutils', apt: 'coreutils' },
  { program: 'sync', purpose: 'media', isEssential: true, xbps: 'coreutils', apt: 'coreutils' },
  { program: 'ssh-keygen', purpose: 'recheck', isEssential: false, xbps: 'openssh', apt: 'openssh-client' },
  { program: 'git', purpose: 'revision', isEssential: false, xbps: 'git', apt: 'git' },
  { program: 'gcc', purpose: 'native', isEssential: false, xbps: 'gcc', apt: 'gcc' },
];

/** Looks at what is on this machine; changes nothing. */
export async function examineStation(signal: AbortSignal): Promise<Doctor> {
  const [go = null] = (await detectToolchains(toolchainPlaces(), signal)).found;
  const programs = await Promise.all(NEEDS.map(async (need) => ({ ...need, path: await findProgram(need.program) })));
  const isReady = go !== null && programs.every(({ path, isEssential }) => path !== null || !isEssential);
  return { go, programs, isReady };
}
