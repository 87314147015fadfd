import { BLOCK, padding, tarHeader } from '../kit/tar-header.ts';

/** A plain tar of a few small files in memory, all 0644. */
export function packTar(files: readonly { readonly path: string; readonly body: Uint8Array }[]): Uint8Array {
  const entries = files.flatMap(({ path, body }) => [
    tarHeader({ path, mode: 0o644, bytes: body.length, epochSeconds: 0 }),
    body,
    padding(body.length),
  ]);
  return Buffer.concat([...entries, Buffer.alloc(2 * BLOCK)]);
}
