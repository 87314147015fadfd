import { expect, test } from 'vitest';
import { VoidferryError } from '../../shared/error.ts';
import type { Medium } from '../../shared/medium.ts';
import type { BlockNode } from './block-graph.ts';
import { checkFits } from './limits.ts';
import type { Machine } from './machine.ts';
import { parseMountinfo } from './mount-table.ts';
import { mediumChange, placeOf } from './place.ts';

const node = (name: string, device: string, more: Partial<BlockNode> = {}): BlockNode => ({
  name,
  device,
  disk: name,
  slaves: [],
  backingFile: null,
  bytes: 1 << 30,
  ...more,
});

const MACHINE: Machine = {
  mounts: parseMountinfo(
    [
      '1 1 8:2 / / rw - ext4 /dev/sda2 rw',
      '1 1 8:3 / /mnt/data rw - ext4 /dev/sda3 rw',
      '1 1 8:17 / /run/media/me/STICK rw - exfat /dev/sdb1 rw',
      '1 1 8:17 /docs /mnt/docs rw - exfat /dev/sdb1 rw',
      '1 1 0:40 / /dev/shm rw - tmpfs tmpfs rw',
      '1 1 0:41 / /mnt/nas rw - nfs4 nas:/x rw',
      '1 1 0:42 / /mnt/disk-overlay rw - overlay o rw,upperdir=/run/media/me/STICK/u,workdir=/x',
      '1 1 0:43 / /mnt/memory-overlay rw - overlay o rw,upperdir=/dev/shm/u,workdir=/x',
      '1 1 251:0 / /mnt/zram rw - ext4 /dev/zram0 rw',
      '1 1 7:0 / /mnt/loop rw - ext4 /dev/loop0 rw',
    ].join('\n'),
  ),
  swaps: [],
  nodes: [
    node('sda', '8:0'),
    node('sda2', '8:2', { disk: 'sda' }),
    node('sda3', '8:3', { disk: 'sda' }),
    node('sdb', '8:16'),
    node('sdb1', '8:17', { disk: 'sdb' }),
    node('zram0', '251:0'),
    node('loop0', '7:0', { backingFile: '/dev/shm/image' }),
  ],
  deviceFiles: new Map(),
};

function codeOf(path: string, ownPaths: readonly string[] = []): string {
  try {
    return placeOf(path, MACHINE, ownPaths).kind;
  } catch (error) {
    if (error instanceof VoidferryError) return error.code;
    throw error;
  }
}

test('a mount point on a disk of its own is a medium, what lies in it a folder', () => {
  expect(codeOf('/run/media/me/STICK')).toBe('medium');
  expect(codeOf('/run/media/me/STICK/kits')).toBe('folder');
  expect(codeOf('/mnt/docs')).toBe('folder');
});

test("the system's disk is never a medium, by whatever partition; a folder on it is allowed", () => {
  expect(codeOf('/')).toBe('media/in-use');
  expect(codeOf('/mnt/data')).toBe('media/in-use');
  expect(codeOf('/home/me/kits')).toBe('folder');
});

test('the disk of what is copied is no medium for it', () => {
  expect(codeOf('/run/media/me/STICK', ['/run/media/me/STICK/kit'])).toBe('media/in-use');
  expect(codeOf('/run/media/me/STICK', ['/mnt/docs/kit'])).toBe('media/in-use');
});

test('memory in any dress is refused', () => {
  for (const path of ['/dev/shm', '/dev/shm/x', '/mnt/memory-overlay', '/mnt/zram', '/mnt/loop'])
    expect([path, codeOf(path)]).toEqual([path, 'media/memory-only']);
  expect(codeOf('/mnt/disk-overlay')).toBe('folder');
});

test('a network share is a folder without a device', () => {
  expect(placeOf('/mnt/nas', MACHINE, [])).toMatchObject({ kind: 'folder', block: null, disks: [] });
});

const STICK: Medium = {
  kind: 'medium',
  path: '/run/media/me/STICK',
  mountPoint: '/run/media/me/STICK',
  fsType: 'vfat',
  readOnly: false,
  device: '/dev/sdb1',
  bottomDevices: ['sdb1'],
  disks: ['sdb'],
  model: 'Make Model',
  serial: '0123',
  label: 'STICK',
  uuid: 'AB12-CD34',
  size: 8 * 2 ** 30,
  freeBytes: 2 ** 33,
};

test('another stick in the same place is not the chosen one', () => {
  expect(mediumChange(STICK, STICK)).toBeNull();
  expect(mediumChange(STICK, { ...STICK, freeBytes: 1, device: '/dev/sdc1' })).toBeNull();
  for (const other of [
    { serial: '0124' },
    { uuid: null },
    { size: 1 },
    { fsType: 'ext4' },
    { kind: 'folder' as const },
  ])
    expect(mediumChange(STICK, { ...STICK, ...other })).toContain(Object.keys(other)[0]);
  const nameless = { ...STICK, serial: null, uuid: null };
  expect(mediumChange(nameless, { ...nameless, device: '/dev/sdc1' })).toContain('device');
});

test('what a medium cannot take is refused before anything is written', () => {
  const check = (medium: Partial<Medium>, bytes: number) => () =>
    checkFits({ ...STICK, ...medium }, [{ path: 'modules/pack-0.tar', bytes }]);
  expect(check({}, 2 ** 32 - 1)).not.toThrow();
  expect(check({}, 2 ** 32)).toThrow('media/file-too-large');
  expect(check({ fsType: 'exfat' }, 2 ** 32)).not.toThrow();
  expect(check({ readOnly: true }, 1)).toThrow('media/read-only');
  expect(check({ freeBytes: 1e9 }, 0.97e9)).not.toThrow();
  expect(check({ freeBytes: 1e9 }, 0.99e9)).toThrow('media/full');
});
