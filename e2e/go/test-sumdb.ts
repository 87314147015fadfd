import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const WIDTH = 256;
const sha256 = (...parts: Uint8Array[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The Merkle tree hash of RFC 6962, 2.1, as it is written there. */
export function treeHash(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (first === undefined) return sha256();
  if (leaves.length === 1) return first;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Uint8Array.of(1), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
}

export const leafHash = (record: string) => sha256(Uint8Array.of(0), Buffer.from(record));

/** A key that signs notes (https://pkg.go.dev/golang.org/x/mod/sumdb/note), and what GOSUMDB says for it. */
export function noteKey(name: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const key = Buffer.concat([Uint8Array.of(1), raw]);
  const hash = sha256(Buffer.from(`${name}\n`), key).subarray(0, 4);
  return { name, privateKey, hash, verifier: `${name}+${hash.toString('hex')}+${key.toString('base64')}` };
}
export type NoteKey = { readonly name: string; readonly privateKey: KeyObject; readonly hash: Buffer };

function signedHead({ name, privateKey, hash }: NoteKey, size: number, root: Buffer): string {
  const text = `go.sum database tree\n${size}\n${root.toString('base64')}\n`;
  const signature = Buffer.concat([hash, sign(null, Buffer.from(text), privateKey)]);
  return `${text}\n— ${name} ${signature.toString('base64')}\n`;
}

/** The files of a checksum database: tiles, and the answer to one lookup. @returns contents by path */
export function databaseFiles(key: NoteKey, records: readonly string[], id: number, module: string) {
  const files = new Map<string, Buffer>();
  const leaves = records.map(leafHash);
  let row: Buffer[] = leaves;
  for (let level = 0; row.length > 0; level++) {
    for (let tile = 0; tile * WIDTH < row.length; tile++) {
      const hashes = row.slice(tile * WIDTH, (tile + 1) * WIDTH);
      const name = `tile/8/${level}/${String(tile).padStart(3, '0')}`;
      files.set(hashes.length === WIDTH ? name : `${name}.p/${hashes.length}`, Buffer.concat(hashes));
    }
    row = Array.from({ length: Math.floor(row.length / WIDTH) }, (_, index) =>
      treeHash(row.slice(index * WIDTH, (index + 1) * WIDTH)),
    );
  }
  const head = signedHead(key, records.length, treeHash(leaves));
  files.set(`lookup/${module}`, Buffer.from(`${id}\n${records[id]}\n${head}`));
  files.set('supported', Buffer.alloc(0));
  return files;
}

/** A web server on loopback that gives files by path, 404 for others; `cutAt` ends a connection after so many bytes of a zip. */
export async function serveFiles(files: ReadonlyMap<string, Buffer>) {
  const state: { cutAt: number | null; status: number | null; readonly asked: string[]; readonly ranges: string[] } = {
    cutAt: null,
    status: null,
    asked: [],
    ranges: [],
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').slice(1));
    state.asked.push(path);
    const body = files.get(path);
    if (state.status !== null || body === undefined) {
      response.writeHead(state.status ?? 404).end();
      return;
    }
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (from > 0) state.ranges.push(`${path} ${from}`);
    const rest = body.subarray(from);
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': rest.length });
    if (state.cutAt === null || rest.length <= state.cutAt || !path.endsWith('.zip')) response.end(rest);
    else response.write(rest.subarray(0, state.cutAt), () => setTimeout(() => response.destroy(), 20));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, state, close };
}
