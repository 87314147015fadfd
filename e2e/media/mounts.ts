import { readFileSync } from 'node:fs';
import { run } from '../../electron/services/process.ts';

/** Unmounts before the job goes on, which a promise in an event of the job could not. */
export function unmountNow(root: string): void {
  void run('umount', ['-l', root]);
  waitUntil(() => mountsAt(root) === 0);
}

/** Mounts one place on another, before the job goes on. */
export function bindNow(from: string, to: string): void {
  void run('mount', ['--bind', from, to]);
  waitUntil(() => mountsAt(to) === 2);
}

function mountsAt(root: string): number {
  return readFileSync('/proc/self/mountinfo', 'utf8').split(` ${root} `).length - 1;
}

function waitUntil(isSo: () => boolean): void {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  while (!isSo()) Atomics.wait(clock, 0, 0, 20);
}
