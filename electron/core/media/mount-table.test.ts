import { expect, test } from 'vitest';
import { isWithin, mountOf, parseMountinfo, parseSwaps } from './mount-table.ts';

const TEXT = `22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw,errors=remount-ro
41 27 8:17 / /run/media/me/MY\\040STICK rw,nosuid - vfat /dev/sdb1 rw,utf8
42 27 8:33 / /mnt/a ro,relatime - iso9660 /dev/sdc1 ro
43 27 259:2 /srv/x /mnt/bind rw - ext4 /dev/nvme0n1p2 rw
44 41 0:50 / /run/media/me/MY\\040STICK rw master:3 propagate_from:2 - tmpfs tmpfs rw,size=1k
not a line of mountinfo
`;

test('fields, optional fields and escaped characters', () => {
  const mounts = parseMountinfo(TEXT);
  expect(mounts).toHaveLength(6);
  expect(mounts[2]).toEqual({
    device: '8:17',
    root: '/',
    mountPoint: '/run/media/me/MY STICK',
    readOnly: false,
    fsType: 'vfat',
    source: '/dev/sdb1',
    superOptions: ['rw', 'utf8'],
  });
  expect(mounts.map((mount) => mount.readOnly)).toEqual([false, false, false, true, false, false]);
  expect(mounts[4]?.root).toBe('/srv/x');
});

test('the deepest mount counts, and of two at one place the newer', () => {
  const mounts = parseMountinfo(TEXT);
  expect(mountOf('/run/media/me/MY STICK/kit', mounts)?.fsType).toBe('tmpfs');
  expect(mountOf('/mnt/about', mounts)?.mountPoint).toBe('/');
  expect(mountOf('/mnt/a', mounts)?.mountPoint).toBe('/mnt/a');
  expect(mountOf('/', mounts)?.mountPoint).toBe('/');
  expect(mountOf('/x', [])).toBeNull();
});

test('a name that only begins alike is not within', () => {
  expect(isWithin('/home2', '/home')).toBe(false);
  expect(isWithin('/home/a', '/home')).toBe(true);
  expect(isWithin('/home', '/')).toBe(true);
});

test('swaps: devices and files', () => {
  const text = 'Filename\t\tType\tSize\tUsed\tPriority\n/dev/dm-1  partition 1 0 -2\n/swap\\040file file 1 0 -3\n';
  expect(parseSwaps(text)).toEqual(['/dev/dm-1', '/swap file']);
  expect(parseSwaps('Filename\t\tType\n')).toEqual([]);
  expect(parseSwaps('')).toEqual([]);
});
