import { expect, test } from 'vitest';
import { parseKeyValues } from './key-values.ts';

test('values are everything after the first =, keys may repeat, greetings are passed over', () => {
  const read = parseKeyValues(
    'Welcome to Void!\nstate=run\nout=a=b\nout=\nlast login = today\nHEALTH_KIND=http\ntool_ssh-keygen=1\n',
  );
  expect(read.one('state')).toBe('run');
  expect(read.all('out')).toEqual(['a=b', '']);
  expect(read.one('HEALTH_KIND')).toBe('http');
  expect(read.one('missing')).toBeNull();
  expect(read.keys).toEqual(['state', 'out', 'HEALTH_KIND', 'tool_ssh-keygen']);
});
