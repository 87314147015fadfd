import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { netrcLogin } from '../../core/go/netrc.ts';
import { VoidferryError } from '../../shared/error.ts';
import { fileError } from '../file-error.ts';
import { httpRequest } from './proxy-http.ts';

const NOT_THERE = [404, 410];
const LARGEST_TEXT = 4 << 20;
const ATTEMPTS = 4;

/** That a place has not got a file, as opposed to having failed to say. */
export class NotThere extends Error {}

/**
 * A small file from a proxy or a checksum database.
 * @param url `https:`, `http:` or `file:`
 * @throws NotThere; VoidferryError `go/proxy-failed`; the abort error when cancelled.
 */
export async function fetchSmall(url: string, signal: AbortSignal): Promise<Buffer> {
  return await telling(url, signal, async () => {
    if (url.startsWith('file:')) return await readLocal(url);
    const response = await openResponse(url, 0, signal);
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of response) {
      bytes += chunk.length;
      if (bytes > LARGEST_TEXT) throw new Error(`more than ${LARGEST_TEXT} bytes`);
      chunks.push(chunk);
    }
    requireWhole(response, bytes);
    return Buffer.concat(chunks);
  });
}

export interface Progress {
  /** How long the file is; null when the server does not say. What is there already is told of at once. */
  readonly onStart: (total: number | null, there: number) => void;
  readonly onBytes: (bytes: number) => void;
}

/**
 * A large file, into one that may hold its beginning from before: that is gone on from. A cut connection is taken up again a few times.
 * @throws NotThere; VoidferryError `go/proxy-failed` | `job/no-space` | `job/not-permitted`; the abort error when cancelled.
 */
export async function fetchLarge(url: string, file: string, progress: Progress, signal: AbortSignal): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await telling(url, signal, () => fetchRest(url, file, progress, signal));
    } catch (error) {
      const isCut = error instanceof VoidferryError && error.code === 'go/proxy-failed';
      if (!isCut || attempt === ATTEMPTS) throw error;
    }
  }
}

async function fetchRest(url: string, file: string, progress: Progress, signal: AbortSignal): Promise<void> {
  const there = (await stat(file).catch(() => null))?.size ?? 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      progress.onBytes(chunk.length);
      done(null, chunk);
    },
  });
  const writing = (flags: 'w' | 'a') => createWriteStream(file, { flags });
  const keep = (error: unknown) => {
    throw fileError(error, file);
  };
  if (url.startsWith('file:')) {
    const { size } = await stat(fileURLToPath(url)).catch(notThere);
    progress.onStart(size, 0);
    return await pipeline(createReadStream(fileURLToPath(url)), counted, writing('w'), { signal }).catch(keep);
  }
  let response = await openResponse(url, there, signal);
  if (response.statusCode === 416) {
    // What is there is longer than the file: it is of something else.
    response.destroy();
    await rm(file, { force: true });
    response = await openResponse(url, 0, signal);
  }
  const goesOn = response.statusCode === 206 && there > 0;
  const begin = goesOn ? there : 0;
  const length = Number(response.headers['content-length']);
  const total = Number.isFinite(length) ? begin + length : null;
  progress.onStart(total, begin);
  await pipeline(response, counted, writing(goesOn ? 'a' : 'w'), { signal }).catch(keep);
  const { size } = await stat(file);
  if (total !== null && size !== total) throw new Error(`${size} of ${total} bytes came`);
}

async function openResponse(url: string, from: number, signal: AbortSignal): Promise<IncomingMessage> {
  const place = new URL(url);
  const headers = { ...(await loginFor(place)), ...(from > 0 && { range: `bytes=${from}-` }) };
  const response = await httpRequest(place, { headers, signal });
  const status = response.statusCode ?? 0;
  if (status === 200 || status === 206 || (from > 0 && status === 416)) return response;
  response.destroy();
  if (NOT_THERE.includes(status)) throw new NotThere(url);
  throw new Error(`HTTP status ${status}`);
}

/** What a URL or the user's netrc says; the second one only over TLS, as `go` does. */
async function loginFor(url: URL): Promise<{ authorization?: string }> {
  const basic = (login: string, password: string) => ({
    authorization: `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`,
  });
  if (url.username !== '') return basic(decodeURIComponent(url.username), decodeURIComponent(url.password));
  if (url.protocol !== 'https:') return {};
  const file = process.env['NETRC'] || join(process.env['HOME'] || homedir(), '.netrc');
  const found = netrcLogin(await readFile(file, 'utf8').catch(() => ''), url.hostname);
  return found === null ? {} : basic(found.login, found.password);
}

function requireWhole({ headers }: IncomingMessage, bytes: number): void {
  const length = headers['content-length'];
  if (length !== undefined && Number(length) !== bytes) throw new Error(`${bytes} of ${length} bytes came`);
}

async function readLocal(url: string): Promise<Buffer> {
  return await readFile(fileURLToPath(url)).catch(notThere);
}

function notThere(error: NodeJS.ErrnoException): never {
  throw error.code === 'ENOENT' || error.code === 'ENOTDIR' ? new NotThere(error.message, { cause: error }) : error;
}

/** A failure of the other side, as data; the login in a URL is left out. */
async function telling<T>(url: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof VoidferryError || error instanceof NotThere) throw error;
    const shown = new URL(url);
    shown.username = '';
    shown.password = '';
    const problem = error instanceof Error ? error.message : String(error);
    throw new VoidferryError('go/proxy-failed', { url: shown.href, problem }, { cause: error });
  }
}
