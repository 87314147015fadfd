import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type ByteSource, ElfProblem } from '../../core/go/elf/byte-source.ts';
import { type GoBinary, readGoBinary } from '../../core/go/elf/read-go-binary.ts';
import { VoidferryError } from '../../shared/error.ts';
import { fileError } from '../file-error.ts';

/**
 * Reads what a compiled Go file says of itself; nothing of it is run.
 * @throws VoidferryError `go/binary-unreadable` | `job/file-missing` | `job/not-permitted`.
 */
export function readGoFile(path: string): GoBinary {
  const file = open(path);
  try {
    return readGoBinary(sourceOf(file));
  } catch (error) {
    if (!(error instanceof ElfProblem)) throw error;
    throw new VoidferryError('go/binary-unreadable', { path, problem: error.problem }, { cause: error });
  } finally {
    closeSync(file);
  }
}

function open(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw fileError(error, path);
  }
}

function sourceOf(file: number): ByteSource {
  const stat = fstatSync(file);
  if (!stat.isFile()) throw new ElfProblem('it is no ELF file');
  return {
    size: stat.size,
    read: (offset, length) => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, stat.size - offset)));
      let filled = 0;
      while (filled < bytes.length) {
        const count = readSync(file, bytes, filled, bytes.length - filled, offset + filled);
        if (count === 0) break;
        filled += count;
      }
      return bytes.subarray(0, filled);
    },
  };
}
