import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy on 127.0.0.1 that counts what goes to the host, and breaks the link where a test wants it. */
export interface CuttingProxy {
  readonly port: number;
  /** Bytes that went to the host since the start or the last `reset`. */
  sent(): number;
  /** Links that were opened since then. */
  links(): number;
  reset(): void;
  /** Breaks every link when so many more bytes have gone to the host; once. */
  cutAfter(bytes: number): void;
  /** Passes nothing more to the host when so many more bytes have gone there, and keeps the links open, until `release`. */
  holdAfter(bytes: number): void;
  release(): void;
  /** Breaks every link now. */
  cut(): void;
  stop(): Promise<void>;
}

export async function startCuttingProxy(hostPort: number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  let sent = 0;
  let links = 0;
  let cutAt = Number.POSITIVE_INFINITY;
  let holdAt = Number.POSITIVE_INFINITY;
  const clients = new Set<Socket>();
  const cut = () => {
    cutAt = Number.POSITIVE_INFINITY;
    for (const socket of sockets) socket.resetAndDestroy();
  };
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((client) => {
    links++;
    const host = connect(hostPort, '127.0.0.1');
    keep(client);
    keep(host);
    client.on('close', () => host.destroy());
    host.on('close', () => client.destroy());
    host.pipe(client);
    clients.add(client);
    client.on('close', () => clients.delete(client));
    client.on('data', (chunk: Buffer) => {
      sent += chunk.length;
      if (sent >= cutAt) return cut();
      if (!host.write(chunk) || sent >= holdAt) client.pause();
    });
    host.on('drain', () => {
      if (sent < holdAt) client.resume();
    });
    client.on('end', () => host.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as { port: number }).port,
    sent: () => sent,
    links: () => links,
    reset() {
      sent = 0;
      links = 0;
    },
    cutAfter(bytes) {
      cutAt = sent + bytes;
    },
    holdAfter(bytes) {
      holdAt = sent + bytes;
    },
    release() {
      holdAt = Number.POSITIVE_INFINITY;
      for (const client of clients) client.resume();
    },
    cut,
    async stop() {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
}
