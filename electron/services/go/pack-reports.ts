import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { canonicalJson, type Json } from '../../shared/json.ts';
import type { WrittenFile } from '../kit/seal-kit.ts';

/** Writes what was found out about a kit into it, as `reports/<name>.json`. Equal findings give equal bytes. */
export async function packReports(kitDir: string, reports: Readonly<Record<string, Json>>): Promise<WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (const [name, report] of Object.entries(reports)) {
    const path = `reports/${name}.json`;
    const bytes = Buffer.from(canonicalJson(report));
    await mkdir(dirname(join(kitDir, path)), { recursive: true });
    await writeFile(join(kitDir, path), bytes);
    written.push({
      path,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      role: 'report',
    });
  }
  return written;
}
