import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { onTestFinished } from 'vitest';
import { ask } from './ask.ts';
import type { OpenWindow } from './open-window.ts';

/** A job that runs until it is stopped, or for twenty seconds: it connects to a host that accepts and never speaks. @returns its id */
export async function startStalledJob({ page }: OpenWindow): Promise<string> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const key = await ask(page, 'custody.make-key', {});
  const fingerprint = key.fingerprint ?? '';
  await ask(page, 'custody.trust-signer', { from: `${key.path}.pub`, fingerprint, principal: 'tester' });
  const host = { target: `root@127.0.0.1:${port}`, identity: key.path, prefix: null };
  const { jobId } = await ask(page, 'job.start', { job: 'enrol', login: { host, passphrase: null } });
  return jobId;
}
