import { existsSync } from 'node:fs';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { hostScript } from '../../electron/services/host/host-script.ts';
import type { RunResult } from '../../electron/services/process.ts';
import { type TideKitOptions, type TideKits, tideKits } from './tide-kits.ts';
import { freePort, startVoidHost, type VoidHost, type VoidHostOptions, voidHostProblem } from './void-host.ts';

const resources = fileURLToPath(new URL('../../resources', import.meta.url));

/** A Void-like host on which the sample service is installed again and again. */
export interface TideHost {
  readonly host: VoidHost;
  readonly kits: TideKits;
  readonly port: number;
  /** Makes a kit, with a serial that grows unless given, and copies it to the host; returns its path there. */
  bring(options: Omit<TideKitOptions, 'port' | 'serial'> & { readonly serial?: number }): Promise<string>;
  /** Runs the host's own voidferry-host. */
  ferry(...args: readonly string[]): Promise<RunResult>;
  /** The version that answers over HTTP right now; null when none does. */
  serves(): Promise<string | null>;
  /** The newest receipt on the host, parsed. */
  receipt(): Promise<Record<string, string | number>>;
  /** Whatever an interrupted installation would leave behind. */
  leftovers(): Promise<string[]>;
  stop(): Promise<void>;
}

/** Why this machine cannot run such a host, or null when it can. */
export function tideHostProblem(): string | null {
  const folders = (process.env['PATH'] ?? '').split(':');
  const withoutGo = folders.some((folder) => existsSync(`${folder}/go`)) ? null : 'the sample service is built with go';
  return voidHostProblem() ?? withoutGo;
}

/** Starts the host and enrols the signer of `kits` on it, unless `enrolled` is false. */
export async function startTideHost(
  options: VoidHostOptions & { readonly enrolled?: boolean } = {},
): Promise<TideHost> {
  const kits = await tideKits();
  const host = await startVoidHost({ sshd: true, ...options });
  const port = await freePort();
  let serial = 10;
  let brought = 0;
  const ferry = (...args: readonly string[]) => host.exec(['voidferry-host', ...args]);
  if (options.enrolled ?? true) {
    await writeFile(host.path('/root/signers'), kits.signers);
    await writeFile(host.path('/root/voidferry-host'), await hostScript(resources));
    await host.exec(['sh', '/root/voidferry-host', 'enrol', '--signers', '/root/signers']);
  }
  return {
    host,
    kits,
    port,
    ferry,
    async bring(kit) {
      serial = kit.serial ?? serial + 1;
      const place = `/root/kit-${brought++}`;
      await cp(await kits.make({ ...kit, serial, port }), host.path(place), { recursive: true });
      return place;
    },
    async serves() {
      for (let attempt = 0; attempt < 10; attempt++) {
        try {
          const answer = await fetch(`http://127.0.0.1:${port}/version`, { signal: AbortSignal.timeout(2000) });
          return ((await answer.json()) as { version: string }).version;
        } catch {
          await sleep(100);
        }
      }
      return null;
    },
    async receipt() {
      const folder = host.path('/var/lib/voidferry/receipts');
      const newest = (await readdir(folder))
        .filter((name) => name.endsWith('.json'))
        .sort()
        .at(-1);
      return JSON.parse(await readFile(`${folder}/${newest}`, 'utf8')) as Record<string, string | number>;
    },
    async leftovers() {
      const { stdout } = await host.exec([
        ...['find', '/opt', '/var/lib/voidferry', '/etc', '/tmp', '/var/tmp', '/usr/local'],
        ...[
          '(',
          '-name',
          '.stage.*',
          '-o',
          '-name',
          '*.new.*',
          '-o',
          '-name',
          '.activating',
          '-o',
          '-name',
          'voidferry*.??????',
          ')',
        ],
      ]);
      return stdout.split('\n').filter((line) => line !== '');
    },
    async stop() {
      await host.stop();
      await kits.remove();
    },
  };
}

/** The last line on standard error: `voidferry: <code> <text>`. */
export function verdict(result: RunResult): string {
  return result.stderr.trim().split('\n').at(-1) ?? '';
}

/** The key=value lines of standard output; of a key given twice the last. */
export function facts(result: RunResult): Record<string, string> {
  return Object.fromEntries(
    result.stdout.split('\n').flatMap((line) => (line.includes('=') ? [line.split(/=(.*)/s, 2)] : [])),
  );
}
