import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleRenderer } from './bundle.ts';

const LIMIT = 350 * 1024;
let page = '';

beforeAll(async () => {
  page = await mkdtemp(join(tmpdir(), 'voidferry-page-'));
  await bundleRenderer(page);
});
afterAll(() => rm(page, { recursive: true }));

test(`scripts and styles of the page are below ${LIMIT / 1024} KB, gzipped`, async () => {
  const names = (await readdir(page, { recursive: true })).filter((name) => /\.(js|css)$/.test(name));
  expect(names.map((name) => name.split('.').at(-1))).toEqual(expect.arrayContaining(['js', 'css']));
  const sizes = await Promise.all(names.map(async (name) => gzipSync(await readFile(join(page, name))).length));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  console.info(`scripts and styles of the page: ${(bytes / 1024).toFixed(1)} KB gzipped, in ${names.length} files`);
  expect(bytes).toBeLessThan(LIMIT);
});
