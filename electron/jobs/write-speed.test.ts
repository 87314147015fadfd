import { expect, test } from 'vitest';
import type { FiledReceipt, Receipt } from '../shared/receipt.ts';
import { writeSpeed } from './write-speed.ts';

const filed = (facts: Partial<Receipt>, medium: Record<string, string | null>): FiledReceipt => ({
  entry: { seq: 1, receipt: 'r', sha256: '', previous: '' },
  receipt: {
    schema: 'voidferry.receipt/1',
    id: 'r',
    job: 'write',
    startedAt: '2026-01-01T00:00:00.000Z',
    endedAt: '2026-01-01T00:00:10.000Z',
    outcome: 'done',
    exitCode: 0,
    subject: { medium },
    evidence: [{ claim: 'media.written', method: 'write', figures: { bytes: 5000 }, recheck: '' }],
    error: null,
    ledger: { length: 0, head: '' },
    tool: { name: 'voidferry', version: '0' },
    ...facts,
  },
});
const stick = { serial: 'A1', uuid: 'U1' };

test('the newest finished write to the same medium says how fast it is', () => {
  const old = filed({ endedAt: '2026-01-01T00:01:40.000Z' }, stick);
  expect(writeSpeed(stick, [old, filed({}, stick)])).toBe(500);
  expect(writeSpeed({ serial: null, uuid: 'U1' }, [filed({}, { serial: null, uuid: 'U1' })])).toBe(500);
});

test('nothing is said of a medium that was never written, or cannot be known again', () => {
  expect(writeSpeed(stick, [])).toBeNull();
  expect(writeSpeed(stick, [filed({}, { serial: 'B2', uuid: 'U1' })])).toBeNull();
  expect(writeSpeed({ serial: null, uuid: null }, [filed({}, { serial: null, uuid: null })])).toBeNull();
  expect(writeSpeed(stick, [filed({ outcome: 'failed' }, stick), filed({ job: 'verify' }, stick)])).toBeNull();
  expect(writeSpeed(stick, [{ entry: { seq: 1, receipt: 'r', sha256: '', previous: '' }, receipt: null }])).toBeNull();
});
