import { expect, test } from 'vitest';
import { parseAllowedSigners, parseKeyList } from './allowed-signers.ts';

const KEY = 'ssh-ed25519 AAAA';

test('principals, namespaces, comments and line numbers', () => {
  const text = `# comment\n\n a@x,b@y ${KEY} some comment\r\nc NAMESPACES="kit@voidferry,receipt@voidferry" ${KEY}\n`;
  const key = { keyType: 'ssh-ed25519', base64: 'AAAA' };
  expect(parseAllowedSigners(text, 'f')).toEqual([
    { line: 3, principals: ['a@x', 'b@y'], namespaces: null, ...key },
    { line: 4, principals: ['c'], namespaces: ['kit@voidferry', 'receipt@voidferry'], ...key },
  ]);
});

test.each([
  [`*@x ${KEY}`, /principal "\*@x": exact names only/],
  [`a@x,!b@x ${KEY}`, /principal "!b@x"/],
  [`a?x ${KEY}`, /principal "a\?x"/],
  [`a,, ${KEY}`, /principal ""/],
  [`"a b" ${KEY}`, /principal/],
  [`a cert-authority ${KEY}`, /certificate authorities/],
  [`a namespaces="n",Cert-Authority ${KEY}`, /certificate authorities/],
  [`a valid-after="20200101" ${KEY}`, /valid-after is not supported: clocks/],
  [`a namespaces="n",valid-before="20200101Z" ${KEY}`, /valid-before is not supported/],
  [`a namespaces="*" ${KEY}`, /namespace "\*": exact names only/],
  [`a namespaces="!n" ${KEY}`, /namespace "!n"/],
  [`a namespaces="" ${KEY}`, /double quotes/],
  [`a namespaces=n ${KEY}`, /double quotes/],
  [`a namespaces="n ${KEY}`, /double quotes/],
  [`a namespaces="n",namespaces="m" ${KEY}`, /given twice/],
  [`a restrict ${KEY}`, /option restrict is not known/],
  ['a ssh-rsa AAAA', /ssh-rsa are not supported/],
  ['a ecdsa-sha2-nistp256 AAAA', /ecdsa-sha2-nistp256 are not supported/],
  ['a sk-ssh-ed25519@openssh.com AAAA', /not supported/],
  ['a ssh-ed25519', /are expected/],
  ['a', /are expected/],
  [KEY, /principals, options|not known/],
])('refused: %s', (line, problem) => {
  expect(() => parseAllowedSigners(`ok ${KEY}\n${line}\n`, 'signers')).toThrow(
    expect.objectContaining({
      code: 'custody/trust-invalid',
      exitCode: 78,
      data: { file: 'signers', line: 2, problem: expect.stringMatching(problem) },
    }),
  );
});

test('a plain list of keys of any type', () => {
  expect(parseKeyList(`# gone\n${KEY} who\nssh-rsa BBBB\n`, 'f')).toEqual([
    { line: 2, keyType: 'ssh-ed25519', base64: 'AAAA' },
    { line: 3, keyType: 'ssh-rsa', base64: 'BBBB' },
  ]);
});

test.each([
  ['SSHKRL\n\0\0\0', 1, /binary/],
  ['\nssh-ed25519\n', 2, /public key is expected/],
])('a list that cannot be read is refused: %j', (text, line, problem) => {
  expect(() => parseKeyList(text, 'revoked')).toThrow(
    expect.objectContaining({ data: { file: 'revoked', line, problem: expect.stringMatching(problem) } }),
  );
});
