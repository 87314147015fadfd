import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { Client, ClientChannel } from 'ssh2';
import { untilAborted } from './until-aborted.ts';

export interface ChannelResult {
  /** Null: no exit code came, because of a signal or a lost link. Never a success. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Writes what a command reads; each `write` waits until the link has taken the chunk. */
export type Feed = (write: (chunk: Uint8Array) => Promise<void>) => Promise<void>;

/** The command stopped reading: it has ended or the link is gone. How, its end tells. */
class NobodyReads extends Error {}

const MAX_OUTPUT_BYTES = 16 << 20;

/**
 * Runs one command line on a channel of its own, feeds its standard input, and collects what it says, up to 16 MiB of each stream.
 * Settles only when `feed` has returned.
 * @param socket the connection below the client
 * @throws the signal's reason; what `feed` throws; ssh2's error when the channel cannot be opened.
 */
export async function runOnChannel(
  client: Client,
  socket: Socket,
  command: string,
  feed: Feed | null,
  signal: AbortSignal,
): Promise<ChannelResult> {
  const { channel, ended, closed } = await untilAborted(openChannel(client, command), signal);
  const stdout = collect(channel);
  const stderr = collect(channel.stderr);
  try {
    await feedChannel(channel, socket, feed, AbortSignal.any([signal, closed]));
    const code = await untilAborted(ended, signal);
    return { code, stdout: stdout(), stderr: stderr() };
  } finally {
    channel.close();
  }
}

interface OpenChannel {
  readonly channel: ClientChannel;
  /** Resolves with the exit code, or null when there was none. */
  readonly ended: Promise<number | null>;
  /** Aborted when it closes. */
  readonly closed: AbortSignal;
}

function openChannel(client: Client, command: string): Promise<OpenChannel> {
  return new Promise((resolve, reject) => {
    client.exec(command, (error, channel) => {
      if (error) return reject(error);
      // Listeners go on at once: a quick command's end can lie in the same packet as the answer to `exec`.
      const closed = new AbortController();
      let code: number | null = null;
      channel.on('exit', (value: number | null) => {
        code = value;
      });
      channel.on('error', () => {});
      const ended = new Promise<number | null>((settle) => {
        channel.on('close', () => {
          closed.abort();
          settle(code);
        });
      });
      resolve({ channel, ended, closed: closed.signal });
    });
  });
}

async function feedChannel(
  channel: ClientChannel,
  socket: Socket,
  feed: Feed | null,
  over: AbortSignal,
): Promise<void> {
  const begin = batches(socket);
  const write = (chunk: Uint8Array) =>
    new Promise<void>((resolve, reject) => {
      const stop = () => reject(new NobodyReads());
      if (over.aborted) return stop();
      over.addEventListener('abort', stop, { once: true });
      const end = begin();
      // ssh2 never calls back for a channel that closed meanwhile, so the callback alone would wait for ever.
      channel.write(chunk, () => {
        over.removeEventListener('abort', stop);
        resolve();
      });
      end();
    });
  // What did not fit into the window goes out whenever the host widens it.
  const onData = () => process.nextTick(begin());
  socket.prependListener('data', onData);
  try {
    await feed?.(write);
  } catch (error) {
    if (!(error instanceof NobodyReads)) throw error;
  } finally {
    socket.off('data', onData);
  }
  channel.end();
}

/**
 * What ssh2 sends between the begin and the end of a batch is many packets of up to 32 KiB, each in three writes: one system call for all
 * of them takes a fifth off the time of an upload. For each packet, too, node:crypto catches an error of its own, since the key that ssh2
 * gives it is no KeyObject: without its stack trace another tenth goes.
 */
function batches(socket: Socket): () => () => void {
  const limit = Error.stackTraceLimit;
  return () => {
    socket.cork();
    Error.stackTraceLimit = 0;
    return () => {
      Error.stackTraceLimit = limit;
      socket.uncork();
    };
  };
}

function collect(stream: Readable): () => string {
  const chunks: Buffer[] = [];
  let kept = 0;
  stream.on('data', (chunk: Buffer) => {
    if (kept < MAX_OUTPUT_BYTES) chunks.push(chunk.subarray(0, MAX_OUTPUT_BYTES - kept));
    kept += chunk.length;
  });
  return () => Buffer.concat(chunks).toString('utf8');
}
