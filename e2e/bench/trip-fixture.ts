import { randomFillSync } from 'node:crypto';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createKeyPair } from '../../electron/services/custody/signer.ts';
import { startVoidHost, type VoidHost, voidHostProblem } from '../hosts/void-host.ts';
import { makeKit, signKitWith } from '../kit/make-kit.ts';

/*
 * A process for measurements: makes signed kits and a Void-like host, prints one JSON line that says where they are,
 * and takes the host down when its standard input ends. The kits' payload is random bytes, which no compression makes smaller.
 * Usage: node trip-fixture.ts DIRECTORY [--host] VERSION=BYTESxFILES[+CHANGED]…
 * A later kit holds the files of the first, but CHANGED of them are new.
 */
const [dir = '.', ...words] = process.argv.slice(2);
const SERVICE = '#!/bin/sh\nwhile :; do sleep 1; done\n';

const keyPath = join(dir, 'key');
const signer = await createKeyPair(keyPath, 'bench');
const allowedSigners = join(dir, 'allowed_signers');
const publicKey = Buffer.from(signer.publicKey).toString('base64');
await writeFile(allowedSigners, `bench ssh-ed25519 ${publicKey}\n`);

const payload: Buffer[] = [];
const kits: string[] = [];
for (const word of words.filter((each) => each !== '--host')) {
  const [, version = '', bytes, files, changed] = /^(.+)=(\d+)x(\d+)(?:\+(\d+))?$/.exec(word) ?? [];
  if (version === '') throw new Error(`not a kit: ${word}`);
  for (let index = 0; index < Number(files); index++)
    if (payload[index] === undefined || index < Number(changed ?? 0)) payload[index] = randomBytes(Number(bytes));
  const { dir: kit } = await makeKit({
    dir,
    version,
    serial: kits.length + 1,
    files: [
      { path: 'bin/tidegauge', content: SERVICE },
      ...payload.slice(0, Number(files)).map((content, index) => ({ path: `lib/part-${index}`, content })),
    ],
  });
  await signKitWith(kit, keyPath);
  kits.push(kit);
}
payload.length = 0;

const problem = words.includes('--host') ? voidHostProblem() : null;
let host: VoidHost | null = null;
if (words.includes('--host') && problem === null) {
  host = await startVoidHost();
  await appendFile(join(dir, 'known_hosts'), `${host.hostKeyLine}\n`);
}
process.stdin.resume().once('end', async () => {
  await host?.stop();
});
process.stdout.write(
  `${JSON.stringify({
    kits,
    allowedSigners,
    problem,
    host: host && {
      root: host.root,
      port: host.port,
      userKey: host.userKey,
      knownHosts: join(dir, 'known_hosts'),
    },
  })}\n`,
);

function randomBytes(length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length);
  const step = 64 << 20;
  for (let at = 0; at < length; at += step) randomFillSync(bytes, at, Math.min(step, length - at));
  return bytes;
}
