import { setTimeout as sleep } from 'node:timers/promises';
import { VoidferryError } from '../../shared/error.ts';
import { type ConnectOptions, connect, type Transport } from './ssh-transport.ts';
import { type VoidferryHost, voidferryHost } from './voidferry-host.ts';

/** A login that outlives a lost link. */
export interface HostLink {
  readonly transport: Transport;
  /** The host's own voidferry-host. */
  readonly host: VoidferryHost;
  /**
   * Asks what can be asked twice; when the link is lost meanwhile, logs in again and asks again: while the host stays away for at most
   * a minute, and not more than a few times.
   * @throws VoidferryError `host/link-lost` | `host/unreachable` after that; what `ask` throws otherwise.
   */
  patiently<T>(ask: (host: VoidferryHost, transport: Transport) => Promise<T>): Promise<T>;
  close(): void;
}

const PATIENCE_MS = 60_000;
const MOST_LOSSES = 10;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** Logs in. @throws as `connect`. */
export async function openHostLink(
  options: ConnectOptions & { readonly prefix: string | null; readonly onLost?: (reason: string) => void },
): Promise<HostLink> {
  const { prefix, signal } = options;
  let transport = await connect(options);
  let host = voidferryHost(transport, prefix, signal);
  const reconnect = async () => {
    transport.close();
    transport = await connect(options);
    host = voidferryHost(transport, prefix, signal);
  };
  return {
    get transport() {
      return transport;
    },
    get host() {
      return host;
    },
    async patiently(ask) {
      let lostAt: number | null = null;
      let pause = FIRST_PAUSE_MS;
      for (let losses = 0; ; ) {
        try {
          if (lostAt !== null) await reconnect();
          lostAt = null;
          return await ask(host, transport);
        } catch (error) {
          if (!isLinkTrouble(error)) throw error;
          if (lostAt === null) losses++;
          lostAt ??= performance.now();
          if (losses > MOST_LOSSES || performance.now() - lostAt > PATIENCE_MS) throw error;
          options.onLost?.(String(error.data['reason']));
          await sleep(pause, undefined, { signal });
          pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        }
      }
    },
    close: () => transport.close(),
  };
}

function isLinkTrouble(error: unknown): error is VoidferryError {
  return error instanceof VoidferryError && (error.code === 'host/link-lost' || error.code === 'host/unreachable');
}
