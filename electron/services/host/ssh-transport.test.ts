import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LoopbackFixture, startLoopbackFixture } from '../../../e2e/hosts/loopback.ts';
import { VoidferryError } from '../../shared/error.ts';
import { createKeyPair } from '../custody/signer.ts';
import { run, start } from '../process.ts';
import { type ConnectOptions, connect, type Transport } from './ssh-transport.ts';

let fixture: LoopbackFixture;
const signal = new AbortController().signal;

beforeAll(async () => {
  fixture = await startLoopbackFixture();
});
afterAll(() => fixture.stop());

async function withTransport<T>(use: (transport: Transport) => Promise<T>): Promise<T> {
  const transport = await connect(fixture.login());
  try {
    return await use(transport);
  } finally {
    transport.close();
  }
}

async function failure(options: Partial<ConnectOptions>): Promise<VoidferryError> {
  const error = await connect({ ...fixture.login(), ...options }).then(
    (transport) => {
      transport.close();
      return null;
    },
    (caught: unknown) => caught,
  );
  if (!(error instanceof VoidferryError)) throw new Error(`no expected failure: ${error}`);
  return error;
}

async function knownHostsWith(text: string): Promise<Partial<ConnectOptions>> {
  const path = join(fixture.dir, 'other_known_hosts');
  await writeFile(path, text);
  return { knownHostsPaths: [path] };
}

test('arguments arrive as they are, and the exit code comes back', async () => {
  const args = ['a b', "it's", '$HOME', '`id`', '"x"', '\\', 'a\\', '', '*', 'line\nbreak', '-n', '文'];
  await withTransport(async (transport) => {
    const told = await transport.exec(args, 'for a; do printf "<%s>" "$a"; done; echo oops >&2; exit 7\n', { signal });
    expect(told).toEqual({ code: 7, stdout: args.map((arg) => `<${arg}>`).join(''), stderr: 'oops\n' });
    const direct = await transport.exec(['/usr/bin/printf', '<%s>', ...args], null, { signal });
    expect(direct).toEqual({ code: 0, stdout: told.stdout, stderr: '' });
  });
});

test('what is fed arrives whole, and the command sees its end', async () => {
  const body = randomBytes(5_000_000);
  await withTransport(async (transport) => {
    const feed = async (write: (chunk: Uint8Array) => Promise<void>) => {
      for (let at = 0; at < body.length; at += 300_000) await write(body.subarray(at, at + 300_000));
    };
    const path = join(fixture.home, 'body');
    await transport.exec(['/bin/sh', '-c', 'cat > "$1"', 'sh', path], null, { signal, feed });
    expect(body.equals(await readFile(path))).toBe(true);
  });
});

test('a command that stops reading ends the feed, and its exit code counts', async () => {
  await withTransport(async (transport) => {
    const feed = async (write: (chunk: Uint8Array) => Promise<void>) => {
      for (;;) await write(Buffer.alloc(300_000));
    };
    const result = await transport.exec(['/bin/sh', '-c', 'echo "disk full" >&2; exit 28'], null, { signal, feed });
    expect(result).toEqual({ code: 28, stdout: '', stderr: 'disk full\n' });
  });
});

test('a command that a signal ended is no success', async () => {
  await withTransport(async (transport) => {
    await expect(
      transport.exec(['/bin/sh', '-c', 'kill -KILL $PPID; sleep 1'], null, { signal }),
    ).rejects.toMatchObject({ code: 'host/link-lost' });
  });
});

test('a command is cancelled within two seconds, and the transport lives on', async () => {
  const abort = new AbortController();
  await withTransport(async (transport) => {
    const begun = performance.now();
    setTimeout(() => abort.abort(), 100);
    await expect(transport.exec([], 'sleep 30\n', { signal: abort.signal })).rejects.toThrow('aborted');
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect((await transport.exec([], 'echo on\n', { signal })).stdout).toBe('on\n');
  });
});

test('an unknown key is refused with its fingerprint and the line that makes it known', async () => {
  const error = await failure(await knownHostsWith('# nobody\n'));
  expect(error.code).toBe('host/key-unknown');
  expect(error.data['fingerprint']).toBe(fixture.host.fingerprint);
  expect(error.data['line']).toBe(fixture.host.hostKeyLine);
});

test('a changed, a revoked and a vouched-for key are refused', async () => {
  const [name = '', type = '', key = ''] = fixture.host.hostKeyLine.split(' ');
  const other = key.replace(/.{4}$/, 'AAAA');
  expect((await failure(await knownHostsWith(`${name} ${type} ${other}\n`))).code).toBe('host/key-changed');
  const revoked = `${fixture.host.hostKeyLine}\n@revoked * ${type} ${key}\n`;
  expect((await failure(await knownHostsWith(revoked))).code).toBe('host/key-revoked');
  const vouched = `@cert-authority ${name} ${type} ${key}\n`;
  expect((await failure(await knownHostsWith(vouched))).code).toBe('host/authority-unsupported');
});

test('a file hashed by ssh-keygen -H knows the host', async () => {
  const options = await knownHostsWith(`${fixture.host.hostKeyLine}\n`);
  await run('ssh-keygen', ['-q', '-H', '-f', join(fixture.dir, 'other_known_hosts')]);
  expect(await readFile(join(fixture.dir, 'other_known_hosts'), 'utf8')).toMatch(/^\|1\|/);
  const transport = await connect({ ...fixture.login(), ...options });
  transport.close();
  expect(transport.fingerprint).toBe(fixture.host.fingerprint);
});

test('a key that may not log in, and one with a passphrase', async () => {
  const path = join(fixture.dir, 'stranger');
  await createKeyPair(path, 'stranger');
  expect((await failure({ identity: { kind: 'file', path } })).code).toBe('host/login-refused');
  const locked = join(fixture.dir, 'locked');
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', 'open sesame', '-f', locked]);
  expect((await failure({ identity: { kind: 'file', path: locked } })).code).toBe('custody/key-locked');
  const opened = await failure({ identity: { kind: 'file', path: locked, passphrase: 'open sesame' } });
  expect(opened.code).toBe('host/login-refused');
});

test('an agent logs in', async () => {
  const socket = join(fixture.dir, 'agent');
  const agent = start('ssh-agent', ['-D', '-a', socket]);
  try {
    await expect
      .poll(() => run('ssh-add', ['-q', fixture.userKey], { env: agentEnv(socket), expect: [0, 1, 2] }))
      .toMatchObject({ code: 0 });
    const transport = await connect({ ...fixture.login(), identity: { kind: 'agent', socket } });
    transport.close();
  } finally {
    agent.kill('SIGTERM');
    await agent.exited;
  }
  expect((await failure({ identity: { kind: 'agent', socket } })).code).toBe('host/login-refused');
});

function agentEnv(socket: string): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', SSH_AUTH_SOCK: socket };
}

test('nobody listens, and somebody who is no SSH server', async () => {
  const server = createServer((socket) => socket.resume().end('hello\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  expect((await failure(fixture.login(signal, port))).code).toBe('host/unreachable');
  await new Promise((resolve) => server.close(resolve));
  expect((await failure(fixture.login(signal, port))).code).toBe('host/unreachable');
});

test('connecting is cancelled at once, also to a host that never answers', async () => {
  const server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const abort = new AbortController();
  setTimeout(() => abort.abort(), 50);
  await expect(connect(fixture.login(abort.signal, port))).rejects.toThrow('aborted');
  server.close();
});

test('a lost link is told from an end', async () => {
  const other = await startLoopbackFixture();
  const transport = await connect(other.login());
  const running = transport.exec([], 'sleep 30\n', { signal });
  const stopped = sleep(100).then(() => other.stop());
  await expect(running).rejects.toMatchObject({ code: 'host/link-lost' });
  await expect(transport.exec([], 'echo on\n', { signal })).rejects.toMatchObject({ code: 'host/link-lost' });
  await stopped;
});
