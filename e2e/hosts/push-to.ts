import { createHash } from 'node:crypto';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseReleaseList } from '../../electron/core/kit/release-list.ts';
import type { TideHost } from './tide-host.ts';

/** Lays out the push area as a push does, with the files of the release that the host does not answer for. */
export async function pushTo(tide: TideHost, kit: string): Promise<{ id: string; sent: string[] }> {
  const from = tide.host.path(kit);
  const id = createHash('sha256')
    .update(await readFile(join(from, 'SHA256SUMS')))
    .digest('hex')
    .slice(0, 32);
  const area = tide.host.path(`/opt/.voidferry/push/${id}`);
  await mkdir(join(area, 'files'), { recursive: true });
  for (const path of [
    'SHA256SUMS',
    'SHA256SUMS.sig',
    'KIT.json',
    'kit.env',
    'targets/x86_64/FILES',
    'targets/x86_64/voidferry-probe',
  ])
    await cp(join(from, path), join(area, 'kit', path), { recursive: true });
  const list = parseReleaseList(await readFile(join(from, 'targets/x86_64/FILES'), 'utf8'), 'FILES');
  const asked = list.map((file) => `${file.sha256} ${file.bytes}\n`).join('');
  const { stdout } = await tide.host.exec(['voidferry-host', 'have'], { stdin: asked });
  const missing = list.filter((file) => !stdout.includes(file.sha256));
  const unpacked = tide.host.path('/root/unpacked');
  await mkdir(unpacked, { recursive: true });
  await tide.host.exec(['sh', '-c', `tar xzf ${kit}/targets/x86_64/*.tar.gz -C /root/unpacked`]);
  for (const file of missing) await cp(join(unpacked, file.path), join(area, 'files', file.sha256));
  return { id, sent: missing.map((file) => file.path) };
}
