import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FINGERPRINT, HOST, MOUNT, OTHER_FINGERPRINT } from './names.ts';
import { signers } from './samples.ts';
import type { Scene } from './scene.ts';
import { receiptIdOf } from './scene-files.ts';
import { good } from './standard-answers.ts';
import { cancelled, failed, type Story, story } from './story.ts';
import * as trips from './trip-stories.ts';

const history = { screen: 'history' } as const;
const receipt = (index: number) => ({ screen: 'receipt', id: receiptIdOf(index) }) as const;
const subject = trips.FILES_KIT;
const pulled: Story = {
  ...story('write', trips.writeBegun, failed({ code: 'media/pulled', data: { path: MOUNT } })),
  subject,
};
const unsigned: Story = { ...story('verify', trips.verifyBegun, failed({ code: 'kit/unsigned', data: {} })), subject };
const stopped: Story = { ...story('push', trips.pushBegun, cancelled()), subject: { ...subject, host: HOST } };
const some = [trips.prepared, trips.signed, pulled, trips.written, trips.verified, unsigned, stopped, trips.pushed];
const many = Array.from({ length: 8 }, () => some).flat();

/** Somebody changes one word of the first receipt. */
async function changeReceipt(dataDir: string): Promise<void> {
  const path = join(dataDir, 'receipts', `${receiptIdOf(0)}.json`);
  await writeFile(path, (await readFile(path, 'utf8')).replace('"prepare"', '"write"'));
}

const histories: readonly Scene[] = [
  { name: 'history-empty', place: history, shows: '[data-ledger=empty]' },
  { name: 'history-some', place: history, receipts: some, shows: '[data-verdict=proven]', proofs: [], isMain: true },
  { name: 'history-many', place: history, receipts: many, shows: '[data-verdict=proven]', proofs: [] },
  {
    name: 'history-no-match',
    place: history,
    receipts: some,
    act: ({ page, t }) => page.getByRole('textbox', { name: t('history.search') }).fill('nothing like it'),
    shows: '[data-verdict=proven]',
    proofs: [],
  },
  {
    name: 'history-broken',
    place: history,
    receipts: some,
    tamper: changeReceipt,
    shows: '[data-verdict=failed]',
    isMain: true,
  },
  {
    name: 'history-unchecked',
    place: history,
    receipts: some,
    answers: {
      'custody.verify': {
        ok: false,
        error: { code: 'custody/locked', data: { holder: 4711, path: '/home/anna/.local/share/voidferry' } },
      },
    },
    shows: '[data-verdict=unproven]',
  },
  {
    name: 'history-checking',
    place: history,
    receipts: some,
    answers: { 'custody.verify': 'pending' },
    shows: '[data-receipt]',
  },
];

const receipts: readonly Scene[] = [
  { name: 'receipt-done', place: receipt(4), receipts: some, shows: '[data-receipt=done]', isMain: true },
  { name: 'receipt-failed', place: receipt(2), receipts: some, shows: '[data-receipt=failed]' },
  { name: 'receipt-not-proven', place: receipt(5), receipts: some, shows: '[data-receipt=failed] [data-tone=warn]' },
  { name: 'receipt-cancelled', place: receipt(6), receipts: some, shows: '[data-receipt=cancelled]' },
  { name: 'receipt-changed', place: receipt(0), receipts: some, tamper: changeReceipt, shows: 'main h1' },
  { name: 'receipt-not-there', place: receipt(99), receipts: some, shows: 'main h1' },
];

const abouts: readonly Scene[] = [
  { name: 'about', place: { screen: 'about' }, shows: '[data-sandbox]', isMain: true },
  {
    name: 'about-nobody-trusted',
    place: { screen: 'about' },
    answers: { 'custody.signers': good({ ...signers, signers: [] }) },
    shows: '[data-sandbox]',
  },
  {
    name: 'about-revoked-unsafe',
    place: { screen: 'about' },
    answers: {
      'custody.signers': good({ ...signers, revoked: [OTHER_FINGERPRINT, FINGERPRINT] }),
      'window.about': good({
        version: '0.1.0',
        electron: '45.4.1',
        chromium: '148.0.7778.5',
        node: '24.21.0',
        runtime: { kind: 'unknown', official: '45.4.1' },
        sandboxed: false,
        dataDir: '/home/anna/.local/share/voidferry',
        systemLanguage: 'en-GB',
      }),
    },
    shows: '[data-sandbox=off]',
  },
];

export const custodyScenes: readonly Scene[] = [...histories, ...receipts, ...abouts];
