import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import {
  headOf,
  isReceiptId,
  type LedgerHead,
  ledgerBroken,
  nextLine,
  readLedger,
  splitLedger,
} from '../../core/custody/ledger.ts';
import { recheckLedger } from '../../core/custody/recheck.ts';
import type { Evidence } from '../../shared/evidence.ts';
import { canonicalJson, type Json } from '../../shared/json.ts';
import type { FiledReceipt, LedgerEntry, Receipt } from '../../shared/receipt.ts';
import { syncDirectory } from '../durable-file.ts';
import { fileError } from '../file-error.ts';
import { withFileLock } from '../file-lock.ts';
import { readIfThere } from '../read-file.ts';
import { createReceiptStore } from './receipt-store.ts';
import { STATION_SIGNERS, stationSigner } from './station.ts';
import { loadTrust, type Trust } from './trust.ts';

/** The receipts of this workstation and the ledger that chains them. */
export interface Custody {
  /**
   * Signs a receipt, stores it and enters it into the ledger; all of it is on the disk when this resolves.
   * Finishes first what an interrupted filing left undone.
   * @throws VoidferryError `custody/ledger-broken`: nothing is added to a ledger that is not whole
   */
  file(receipt: Omit<Receipt, 'ledger'>): Promise<void>;
  /** Every entry, oldest first. @throws VoidferryError `custody/ledger-broken` */
  list(): Promise<FiledReceipt[]>;
  /** The entry of one receipt; null when the ledger holds none. Reads no other receipt. @throws VoidferryError `custody/ledger-broken` */
  find(id: string): Promise<FiledReceipt | null>;
  /**
   * Checks the chain, every receipt's hash and signature, and that no receipt stands outside.
   * @param printed length and head as an older receipt or print shows them: only they reveal a ledger
   *   that was shortened or written anew together with its receipts
   * @throws VoidferryError `custody/ledger-broken` naming the first entry that is wrong
   */
  verify(printed?: LedgerHead): Promise<Evidence>;
}

/** The ledger file, its chain checked. `torn` is what an interrupted writing left after the last line end. */
interface LedgerFile {
  readonly lines: readonly string[];
  readonly entries: readonly LedgerEntry[];
  readonly torn: string;
  readonly at: LedgerHead;
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

/**
 * Keeps receipts and ledger in `dataDir`; several processes may use it at once.
 * Each function may also throw VoidferryError `custody/locked` | `job/not-permitted`.
 * @param deps.now milliseconds since the epoch
 */
export function createCustody({ dataDir, now }: { readonly dataDir: string; readonly now: () => number }): Custody {
  const ledgerPath = join(dataDir, 'ledger.jsonl');
  const store = createReceiptStore(join(dataDir, 'receipts'));
  const stationTrust = () => loadTrust({ allowedSigners: join(dataDir, STATION_SIGNERS) });

  async function locked<T>(body: () => Promise<T>): Promise<T> {
    try {
      await mkdir(dataDir, { recursive: true, mode: 0o700 });
      return await withFileLock(join(dataDir, 'ledger.lock'), now, body);
    } catch (error) {
      throw fileError(error, dataDir);
    }
  }

  async function read(): Promise<LedgerFile> {
    const { lines, torn } = splitLedger((await readIfThere(ledgerPath))?.toString('utf8') ?? '');
    return { lines, torn, entries: readLedger(lines, sha256), at: headOf(lines, sha256) };
  }

  async function append({ lines }: LedgerFile, line: string): Promise<void> {
    const file = await open(ledgerPath, 'a', 0o600);
    try {
      await file.truncate(lines.reduce((bytes, whole) => bytes + Buffer.byteLength(whole) + 1, 0));
      await file.appendFile(`${line}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await syncDirectory(dataDir);
  }

  async function idsOutside({ entries }: LedgerFile): Promise<string[]> {
    const entered = new Set(entries.map((entry) => entry.receipt));
    return (await store.ids()).filter((id) => !entered.has(id));
  }

  /** The entry of a receipt that was stored and signed for this very place in the ledger, but not entered. */
  async function interruptedLine(ledger: LedgerFile): Promise<string | null> {
    for (const id of await idsOutside(ledger)) {
      const bytes = await store.read(id);
      if (bytes === null || !isReceiptId(id) || !wasMadeAt(ledger.at, bytes)) continue;
      if (await store.isSigned(id, bytes, await stationTrust())) return nextLine(ledger.at, id, sha256(bytes));
    }
    return null;
  }

  /** The ledger, once an interrupted filing is completed. */
  async function settled(): Promise<LedgerFile> {
    const ledger = await read();
    const line = await interruptedLine(ledger);
    if (line === null && ledger.torn === '') return ledger;
    if (line === null || !line.startsWith(ledger.torn)) throw ledgerBroken(ledger.at.length + 1, CUT_OFF);
    await append(ledger, line);
    return settled();
  }

  async function checkReceipt({ seq, receipt, sha256: entered, previous }: LedgerEntry, trust: Trust): Promise<void> {
    const file = `receipts/${receipt}.json`;
    const bytes = await store.read(receipt);
    if (bytes === null) throw ledgerBroken(seq, `${file} is missing`);
    if (sha256(bytes) !== entered) throw ledgerBroken(seq, `${file} was changed`);
    if (!(await store.isSigned(receipt, bytes, trust)))
      throw ledgerBroken(seq, `${file} is not signed by this station`);
    if (!wasMadeAt({ length: seq - 1, head: previous }, bytes))
      throw ledgerBroken(seq, `${file} was made for another place in the ledger`);
  }

  async function withReceipt(entry: LedgerEntry): Promise<FiledReceipt> {
    const bytes = await store.read(entry.receipt);
    const whole = bytes !== null && sha256(bytes) === entry.sha256;
    return { entry, receipt: whole ? (JSON.parse(bytes.toString('utf8')) as Receipt) : null };
  }

  return {
    file: (receipt) =>
      locked(async () => {
        if (!isReceiptId(receipt.id)) throw new TypeError(`not a receipt id: ${receipt.id}`);
        const ledger = await settled();
        const station = await stationSigner(dataDir, ledger.at.length === 0);
        const full: Receipt = { ...receipt, ledger: ledger.at };
        const bytes = Buffer.from(canonicalJson(full as unknown as Json));
        await store.write(receipt.id, bytes, station);
        await append(ledger, nextLine(ledger.at, receipt.id, sha256(bytes)));
      }),

    // Without the lock: what follows the last line end may be an entry that is being written, and is left to verify.
    async list() {
      const { entries } = await read();
      return Promise.all(entries.map(withReceipt));
    },

    async find(id) {
      const entry = (await read()).entries.find(({ receipt }) => receipt === id);
      return entry === undefined ? null : withReceipt(entry);
    },

    verify: (printed) =>
      locked(async () => {
        const ledger = await read();
        if (ledger.torn !== '') throw ledgerBroken(ledger.at.length + 1, CUT_OFF);
        if (printed !== undefined) compareWithPrint(ledger, printed);
        const trust = ledger.entries.length === 0 ? null : await stationTrust();
        if (trust !== null) for (const entry of ledger.entries) await checkReceipt(entry, trust);
        const [outside] = await idsOutside(ledger);
        if (outside !== undefined)
          throw ledgerBroken(ledger.at.length + 1, `receipts/${outside}.json is not in the ledger`);
        return {
          claim: 'custody.ledger-intact',
          method: 'SHA-256 chain, SSHSIG',
          figures: { ...ledger.at, station: trust?.signers[0]?.fingerprint ?? null },
          recheck: recheckLedger(dataDir),
        };
      }),
  };
}

const CUT_OFF = 'it is cut off';

function compareWithPrint({ lines, at }: LedgerFile, printed: LedgerHead): void {
  if (at.length < printed.length)
    throw ledgerBroken(at.length + 1, `it is gone; the print shows ${printed.length} entries`);
  const { head } = headOf(lines.slice(0, printed.length), sha256);
  if (head !== printed.head) throw ledgerBroken(printed.length, `its hash is ${head}; the print shows ${printed.head}`);
}

/** Whether a receipt says that the ledger stood there when it was made. */
function wasMadeAt(at: LedgerHead, receipt: Buffer): boolean {
  try {
    const { ledger } = JSON.parse(receipt.toString('utf8')) as Partial<Receipt>;
    return ledger?.length === at.length && ledger.head === at.head;
  } catch {
    return false;
  }
}
