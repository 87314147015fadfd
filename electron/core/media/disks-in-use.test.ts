import { expect, test } from 'vitest';
import type { BlockNode } from './block-graph.ts';
import { disksInUse, isForbidden, mainUses } from './disks-in-use.ts';
import type { Machine } from './machine.ts';
import { parseMountinfo } from './mount-table.ts';

const GIB = 2 ** 30;

/** `name device [of parent disk | on slaves | file path]` for each block device. */
function node(name: string, device: string, more: Partial<BlockNode> = {}): BlockNode {
  return { name, device, disk: name, slaves: [], backingFile: null, bytes: GIB, ...more };
}

/** Mounts as `device mountPoint [fsType source superOptions]`. */
function machine(mounts: readonly string[], nodes: readonly BlockNode[], more: Partial<Machine> = {}): Machine {
  const lines = mounts.map((mount) => {
    const [device, point, fsType = 'ext4', source = 'none', options = 'rw'] = mount.split(' ');
    return `1 1 ${device} / ${point} rw - ${fsType} ${source} ${options}`;
  });
  return { mounts: parseMountinfo(lines.join('\n')), swaps: [], nodes, deviceFiles: new Map(), ...more };
}

/** The disks that must not be written. */
function forbidden(subject: Machine, ownPaths: readonly string[] = []): string[] {
  return [...disksInUse(subject, ownPaths)].filter(([, uses]) => isForbidden(uses)).map(([disk]) => disk);
}

const STICK = [node('sdb', '8:16'), node('sdb1', '8:17', { disk: 'sdb' })];
const DISK = [
  node('sda', '8:0'),
  node('sda1', '8:1', { disk: 'sda' }),
  node('sda2', '8:2', { disk: 'sda' }),
  node('sda3', '8:3', { disk: 'sda' }),
];

test('a plain system and a stick', () => {
  const subject = machine(['8:2 /', '8:1 /boot/efi vfat', '8:17 /run/media/me/STICK vfat'], [...DISK, ...STICK]);
  expect(forbidden(subject)).toEqual(['sda']);
  expect(disksInUse(subject, []).has('sdb')).toBe(false);
});

test('LUKS root: down through the mapped device to the disk', () => {
  const subject = machine(['254:0 /'], [...DISK, ...STICK, node('dm-0', '254:0', { slaves: ['sda2'] })]);
  expect(forbidden(subject)).toEqual(['sda']);
});

test('LVM on LUKS over two disks: both', () => {
  const nodes = [
    ...DISK,
    ...STICK,
    node('sdc', '8:32'),
    node('dm-0', '254:0', { slaves: ['sda2'] }),
    node('dm-1', '254:1', { slaves: ['dm-0', 'sdc'] }),
  ];
  expect(forbidden(machine(['254:1 /home', '8:1 /boot'], nodes)).sort()).toEqual(['sda', 'sdc']);
});

test('md RAID with partitions', () => {
  const nodes = [
    ...DISK,
    ...STICK,
    node('sdc', '8:32'),
    node('md0', '9:0', { slaves: ['sda3', 'sdc'] }),
    node('md0p1', '259:0', { disk: 'md0' }),
  ];
  expect(forbidden(machine(['259:0 /var'], nodes)).sort()).toEqual(['sda', 'sdc']);
});

test('a system that runs from a USB disk: the flag says nothing, the use does', () => {
  expect(forbidden(machine(['8:17 /', '8:2 /mnt/internal'], [...DISK, ...STICK]))).toEqual(['sdb']);
});

test('an internal card reader with a card is a medium', () => {
  const nodes = [...DISK, node('mmcblk0', '179:0'), node('mmcblk0p1', '179:1', { disk: 'mmcblk0' })];
  expect(forbidden(machine(['8:2 /', '179:1 /media/card exfat'], nodes))).toEqual(['sda']);
});

test('a stick without a partition table', () => {
  const subject = machine(['8:2 /', '8:16 /mnt/stick vfat'], [...DISK, ...STICK]);
  expect(forbidden(subject)).toEqual(['sda']);
  expect(forbidden(subject, ['/mnt/stick/project'])).toEqual(['sda', 'sdb']);
});

test('swap on a device, through a device file, and in a file', () => {
  const nodes = [...DISK, ...STICK, node('dm-1', '254:1', { slaves: ['sdb1'] })];
  const device = machine(['8:2 /'], nodes, {
    swaps: ['/dev/mapper/swap'],
    deviceFiles: new Map([['/dev/mapper/swap', '254:1']]),
  });
  expect(forbidden(device).sort()).toEqual(['sda', 'sdb']);
  const file = machine(['8:2 /', '8:17 /mnt/s'], [...DISK, ...STICK], { swaps: ['/mnt/s/swapfile'] });
  expect(disksInUse(file, []).get('sdb')).toEqual([{ kind: 'swap', path: '/mnt/s/swapfile' }]);
});

test('btrfs: the number is its own, the source names the device', () => {
  const subject = machine(['0:40 / btrfs /dev/sda2', '0:41 /home btrfs /dev/sda2'], [...DISK, ...STICK], {
    deviceFiles: new Map([['/dev/sda2', '8:2']]),
  });
  expect(
    disksInUse(subject, [])
      .get('sda')
      ?.map((use) => use.path),
  ).toEqual(['/', '/home']);
});

test('a live system from a squashfs on a stick: the loop device leads to the stick', () => {
  const loop = node('loop0', '7:0', { backingFile: '/run/initramfs/live/LiveOS/squashfs.img' });
  const subject = machine(
    ['0:30 / overlay overlay lowerdir=/a,upperdir=/run/upper', '8:17 /run/initramfs/live vfat', '7:0 /usr squashfs'],
    [...DISK, ...STICK, loop],
  );
  expect(forbidden(subject).sort()).toEqual(['loop0', 'sdb']);
});

test('a system whose changes are kept on a stick by an overlay', () => {
  const mounts = ['0:30 / overlay overlay lowerdir=/a,upperdir=/mnt/keep/upper', '8:17 /mnt/keep'];
  expect(forbidden(machine(mounts, STICK))).toEqual(['sdb']);
});

test('a loop device for tests is no system disk, and does not free the disk under it', () => {
  const loop = node('loop0', '7:0', { backingFile: '/tmp/image' });
  const subject = machine(['8:2 /', '7:0 /tmp/medium'], [...DISK, loop]);
  expect(forbidden(subject)).toEqual(['sda']);
  expect(disksInUse(subject, []).get('loop0')).toEqual([{ kind: 'elsewhere', path: '/tmp/medium' }]);
});

test('where a disk is mounted decides: the system, a place for sticks, or elsewhere', () => {
  const kindAt = (point: string) => disksInUse(machine([`8:17 ${point}`], STICK), []).get('sdb')?.[0]?.kind ?? null;
  for (const point of [
    '/',
    '/boot',
    '/boot/efi',
    '/usr',
    '/usr/local',
    '/var',
    '/var/lib/x',
    '/home',
    '/home/me',
    '/tmp',
  ])
    expect([point, kindAt(point)]).toEqual([point, 'system']);
  for (const point of ['/media/x', '/media/me/x', '/mnt', '/mnt/x', '/run/media/me/x', '/run/mount/x'])
    expect([point, kindAt(point)]).toEqual([point, null]);
  for (const point of ['/data', '/home/me/stick', '/tmp/x', '/var/tmp/x', '/mnt2', '/homes'])
    expect([point, kindAt(point)]).toEqual([point, 'elsewhere']);
});

test('a person reads of the system first', () => {
  const uses = [
    { kind: 'own', path: '/opt/voidferry' },
    { kind: 'system', path: '/' },
    { kind: 'swap', path: '/dev/sda3' },
  ] as const;
  expect(mainUses(uses)).toEqual(['/', '/dev/sda3']);
  expect(mainUses(uses.slice(0, 1))).toEqual(['/opt/voidferry']);
});
