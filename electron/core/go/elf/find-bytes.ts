import { ElfProblem } from './byte-source.ts';
import { type ElfImage, PT_LOAD, type Segment } from './elf-image.ts';

const WINDOW_BYTES = 1 << 20;
/** Of all segments together; a file may claim any number of them, over the same bytes. */
const MOST_SCANNED_BYTES = 1 << 30;

/**
 * Where in the file some bytes stand first, in a mapped segment of the wanted kind and at an address that is a multiple of `alignment`;
 * null when they do not. The file is read in windows.
 * @throws ElfProblem when the segments are together too large to be true.
 */
export function findBytes(
  { source, segments }: ElfImage,
  wanted: readonly [number, ...number[]],
  { isPlace, alignment }: { isPlace(segment: Segment): boolean; readonly alignment: number },
): number | null {
  let scanned = 0;
  for (const segment of segments) {
    if (segment.type !== PT_LOAD || !isPlace(segment)) continue;
    const { offset, address, fileBytes } = segment;
    const end = Math.min(offset + fileBytes, source.size);
    for (let start = offset; start < end; start += WINDOW_BYTES) {
      scanned += WINDOW_BYTES;
      if (scanned > MOST_SCANNED_BYTES) throw new ElfProblem('one of its tables is too large');
      // What begins in the last place of a window ends in the next.
      const bytes = source.read(start, Math.min(WINDOW_BYTES + wanted.length, end - start));
      for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
        const isAligned = (address + start + at - offset) % alignment === 0;
        if (isAligned && wanted.every((byte, index) => bytes[at + index] === byte)) return start + at;
      }
    }
  }
  return null;
}
