import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type MakeKitOptions, makeKit } from '../kit/make-kit.ts';
import type { OpenWindow } from './open-window.ts';
import { giveToWindow } from './unprivileged.ts';

/** A kit that is not signed, with so many random bytes beside its program, in the window's own directory. @returns its folder */
export async function windowKit(
  { dir }: OpenWindow,
  bytes: number,
  options: Partial<MakeKitOptions> = {},
): Promise<string> {
  const place = join(dir, 'kits');
  await mkdir(place, { recursive: true });
  const files = [
    { path: 'bin/tidegauge', content: '#!/bin/sh\nwhile :; do sleep 1; done\n' },
    { path: 'share/ballast', content: randomBytes(bytes), mode: 0o644 as const },
  ];
  const kit = await makeKit({ files, ...options, dir: place });
  await giveToWindow(place);
  return kit.dir;
}

/** An empty folder of the window's own, to write kits to. */
export async function windowFolder({ dir }: OpenWindow, name: string): Promise<string> {
  const place = join(dir, name);
  await mkdir(place);
  await giveToWindow(place);
  return place;
}
