import { homedir } from 'node:os';
import { expect, test } from 'vitest';
import { dataDirOf } from './data-dir.ts';

test.each([
  [{ VOIDFERRY_HOME: '/v', XDG_DATA_HOME: '/x', HOME: '/h' }, '/v'],
  [{ VOIDFERRY_HOME: '', XDG_DATA_HOME: '/x', HOME: '/h' }, '/x/voidferry'],
  [{ XDG_DATA_HOME: 'relative', HOME: '/h' }, '/h/.local/share/voidferry'],
  [{ HOME: '/h' }, '/h/.local/share/voidferry'],
  [{}, `${homedir()}/.local/share/voidferry`],
  [{ VOIDFERRY_HOME: 'here' }, `${process.cwd()}/here`],
])('%j keeps its data in %s', (env, dir) => expect(dataDirOf(env)).toBe(dir));
