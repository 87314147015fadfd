import { expect, test } from 'vitest';
import type { Medium } from '../../electron/shared/medium.ts';
import { chosenState } from './chosen-medium.ts';

const stick: Medium = {
  kind: 'medium',
  path: '/mnt/stick',
  mountPoint: '/mnt/stick',
  fsType: 'vfat',
  readOnly: false,
  device: '/dev/sdz1',
  bottomDevices: ['sdz1'],
  disks: ['sdz'],
  model: 'Stick',
  serial: '1',
  label: 'FERRY',
  uuid: '12AB',
  size: 1000,
  freeBytes: 500,
};

test.each<[string, readonly Medium[]]>([
  ['there', [{ ...stick, freeBytes: 400 }]],
  ['gone', []],
  ['gone', [{ ...stick, path: '/mnt/else' }]],
  ['other', [{ ...stick, serial: '2' }]],
  ['other', [{ ...stick, uuid: '34CD' }]],
  ['other', [{ ...stick, device: '/dev/sdy1' }]],
])('%s', (state, media) => expect(chosenState(stick, media)).toBe(state));
