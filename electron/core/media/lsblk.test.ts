import { expect, test } from 'vitest';
import { parseLsblk } from './lsblk.ts';

const devices = (value: unknown) => parseLsblk(JSON.stringify({ blockdevices: value }));

test('a tree with device paths and a list with names are the same', () => {
  const child = { kname: '/dev/sdb1', uuid: 'AB12-CD34', label: 'STICK' };
  const tree = devices([{ kname: '/dev/sdb', serial: '0123', tran: 'usb', children: [child] }]);
  const list = devices([
    { kname: 'sdb', serial: '0123', tran: 'usb' },
    { ...child, kname: 'sdb1' },
  ]);
  expect(tree).toEqual(list);
  expect(list.map((device) => device.name)).toEqual(['sdb', 'sdb1']);
  expect(list[1]).toMatchObject({ uuid: 'AB12-CD34', label: 'STICK', serial: null });
});

test('numbers, blanks and missing columns', () => {
  expect(devices([{ name: 'mmcblk0', serial: 123, model: '  ', vendor: 'ATA     ' }])).toEqual([
    { name: 'mmcblk0', vendor: 'ATA', model: null, serial: '123', transport: null, label: null, uuid: null },
  ]);
});

test('a label cannot disguise a disk on screen', () => {
  expect(devices([{ kname: 'sdb1', label: 'usb\u202Ekcits\u001b[2J' }])[0]?.label).toBe('usbkcits[2J');
});

test('what is no device list gives none', () => {
  for (const text of ['', 'lsblk: error', '[]', 'null', '{"blockdevices":7}', '{"blockdevices":[null,{}]}'])
    expect(parseLsblk(text)).toEqual([]);
});
