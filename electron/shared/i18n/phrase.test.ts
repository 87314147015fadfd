import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { VoidferryError } from '../error.ts';
import { phraseIn } from './phrase.ts';
import { errorText } from './translate.ts';
import { phrases } from './zh-CN/phrases.ts';

test('phrases of the engine are told in the language, with what they name', () => {
  expect(phraseIn('zh-CN', 'it holds no SHA256SUMS')).toBe('其中没有 SHA256SUMS');
  expect(phraseIn('zh-CN', 'it unpacks to 12 bytes, KIT.json says 13')).toBe(
    '解包后为 12 字节，而 KIT.json 称为 13 字节',
  );
  expect(phraseIn('en', 'it holds no SHA256SUMS')).toBe('it holds no SHA256SUMS');
  expect(phraseIn('zh-CN', 'EIO: i/o error, read')).toBe('EIO: i/o error, read');
});

test('an error in Chinese holds no English phrase', () => {
  const error = new VoidferryError('kit/not-a-kit', { path: '/mnt', reason: 'it holds no SHA256SUMS' });
  expect(errorText('zh-CN', error.toData()).message).toBe('/mnt 不是 kit：其中没有 SHA256SUMS');
});

test('a stage of what failed is told in the language', () => {
  const error = new VoidferryError('kit/rehearsal-failed', { stage: 'rebuild', exitCode: '-', output: 'x' });
  expect(errorText('zh-CN', error.toData()).message).toContain('阶段：重新构建');
  expect(errorText('en', error.toData()).message).toContain('failed at: rebuild');
});

test('every phrase stands in the engine, word for word', () => {
  const root = join(import.meta.dirname, '../..');
  const files = globSync('{core,services,jobs}/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('.test.ts'));
  const code = files.map((path) => readFileSync(join(root, path), 'utf8').replace(/\$\{[^}]*\}+/g, '{}')).join('\n');
  const said = phrases.map(([english]) => english.replace(/\{\w+\}/g, '{}'));
  expect(said.filter((phrase) => !SPLIT.includes(phrase) && !code.includes(phrase))).toEqual([]);
});

/** Put together from parts in the code. */
const SPLIT = ['{} is no regular file', '{} is too large', 'it holds no Ed25519 key', '{} is listed twice'];
