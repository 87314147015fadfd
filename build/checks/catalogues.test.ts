import { expect, test } from 'vitest';
import type { Catalogue } from '../../electron/shared/i18n/catalogue.ts';
import { catalogues } from '../../electron/shared/i18n/catalogues.ts';
import { catalogueFindings, deadConstants } from './catalogues.ts';

const { en, 'zh-CN': zhCN } = catalogues;

function withClaim(text: string): Catalogue {
  return { ...zhCN, claims: { ...zhCN.claims, 'kit.signed': text } };
}

/** What is found about one text; the others are in the hands of `npm run check`. */
function problemsOf(key: string, translated: Catalogue): string[] {
  return catalogueFindings(en, translated)
    .map(({ problem }) => problem)
    .filter((problem) => problem.startsWith(`${key}: `));
}

test('a good translation is no finding', () => {
  expect(problemsOf('claims kit.signed', withClaim('由 {fingerprint} 签名'))).toEqual([]);
});

test.each([
  ['another placeholder', '由 {signer} 签名', 'placeholders'],
  ['a placeholder less', '已签名', 'placeholders'],
  ['nothing', ' ', 'empty'],
  ['the English text', en.claims['kit.signed'], 'not translated'],
  ['no Chinese', 'Signe par {fingerprint}', 'no Chinese'],
])('a translation with %s is a finding', (_, text, problem) => {
  expect(problemsOf('claims kit.signed', withClaim(text))).toEqual([expect.stringContaining(problem)]);
});

test('next steps of errors are compared too', () => {
  const errors = { ...zhCN.errors, 'kit/unsigned': { ...zhCN.errors['kit/unsigned'], next: '' } };
  expect(problemsOf('errors kit/unsigned next', { ...zhCN, errors })).toHaveLength(1);
});

test('a constant that nothing uses is dead', () => {
  const dead = (path: string, text: string) =>
    deadConstants(['kit/unsigned'], [{ path, text }]).map(({ problem }) => problem);
  const isDead = ['kit/unsigned is declared and never used'];
  expect(dead('electron/services/a.ts', "throw new VoidferryError('kit/unsigned')")).toEqual([]);
  expect(dead('resources/host/voidferry-host', 'fail kit/unsigned "no signature"')).toEqual([]);
  expect(dead('electron/services/a.test.ts', "'kit/unsigned'")).toEqual(isDead);
  expect(dead('electron/shared/errors/kit.ts', "'kit/unsigned'")).toEqual(isDead);
  expect(dead('electron/services/a.ts', "import '../kit/unsigned.ts'")).toEqual(isDead);
  expect(dead('electron/services/a.ts', "'kit/unsigned-at-all'")).toEqual(isDead);
});
