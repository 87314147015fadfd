import { once } from 'node:events';
import { appendFile, readFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FixtureHost } from './fixture.ts';

/** Bits of payload per second, in each direction; headers of TCP and IP are not counted, and no delay is added. */
export type LinkRate = 1e8 | 1e9;

/** A timer wakes up late by about a millisecond: so much time of the link may be made up for, and no more. */
const CATCH_UP_MS = 5;
const PROBE_SECONDS = 1;
/** A link that passes another rate than it is called by would make the figures say something else. */
const MOST_OFF = 0.03;

export function rateName(rate: LinkRate): string {
  return rate === 1e9 ? '1 Gbit/s' : '100 Mbit/s';
}

/** Lets `use` reach the host through a relay that passes no more than `rate`, and takes the relay down. */
export async function overLink<T>(
  rate: LinkRate,
  host: FixtureHost,
  use: (host: FixtureHost) => Promise<T>,
): Promise<T> {
  return relayed(rate, host.port, async (port) => {
    const known = await readFile(host.knownHosts, 'utf8');
    const line = known.split('\n').find((each) => each.startsWith(`[127.0.0.1]:${host.port} `));
    if (line === undefined) throw new Error('the key of the host is not known');
    await appendFile(host.knownHosts, `${line.replace(`:${host.port} `, `:${port} `)}\n`);
    return use({ ...host, port });
  });
}

/**
 * What the relay really passes, in bits per second: as many bytes as should take a second, through it to a listener that only counts.
 * @throws Error when that is not the stated rate
 */
export async function probeLink(rate: LinkRate): Promise<number> {
  const wanted = (rate / 8) * PROBE_SECONDS;
  let arrived = 0;
  const sink = createServer((socket) => {
    socket.on('data', (chunk) => {
      arrived += chunk.length;
      if (arrived >= wanted) socket.end();
    });
  });
  return serve(sink, (sinkPort) =>
    relayed(rate, sinkPort, async (port) => {
      const sender = connect(port, '127.0.0.1');
      await once(sender, 'connect');
      const ended = once(sender.resume(), 'end');
      const startedAt = performance.now();
      const chunk = Buffer.alloc(1 << 18);
      for (let sent = 0; sent < wanted; sent += chunk.length)
        if (!sender.write(chunk)) await Promise.race([once(sender, 'drain'), ended]);
      await ended;
      const seconds = (performance.now() - startedAt) / 1000;
      sender.destroy();
      const seen = (arrived * 8) / seconds;
      if (Math.abs(seen / rate - 1) > MOST_OFF)
        throw new Error(`a link of ${rateName(rate)} passed ${seen / 1e6} Mbit/s`);
      return seen;
    }),
  );
}

/** All connections share the link, as they would a cable. */
async function relayed<T>(rate: LinkRate, to: number, use: (port: number) => Promise<T>): Promise<T> {
  const [there, back] = [createPace(rate), createPace(rate)];
  const relay = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const far = connect({ port: to, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    Promise.all([carry(near, far, there), carry(far, near, back)]).catch(() => {
      near.destroy();
      far.destroy();
    });
  });
  return serve(relay, use);
}

async function carry(from: Socket, to: Socket, pace: (bytes: number) => Promise<void>): Promise<void> {
  for await (const chunk of from.iterator({ destroyOnReturn: false })) {
    await pace(chunk.length);
    if (!to.write(chunk)) await once(to, 'drain');
  }
  to.end();
}

/** Resolves when the link would have put so many bytes through, after all those asked about before. */
function createPace(rate: LinkRate): (bytes: number) => Promise<void> {
  let freeAt = 0;
  return async (bytes) => {
    const now = performance.now();
    freeAt = Math.max(freeAt, now - CATCH_UP_MS) + (bytes * 8000) / rate;
    if (freeAt > now + 1) await sleep(freeAt - now);
  };
}

async function serve<T>(server: Server, use: (port: number) => Promise<T>): Promise<T> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await use((server.address() as AddressInfo).port);
  } finally {
    server.close();
    for (const socket of sockets) socket.destroy();
    await once(server, 'close');
  }
}
