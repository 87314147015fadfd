/** Bytes of a piece, the last one of a stream excepted. Part of the format: each becomes one gzip member. */
export const PIECE_BYTES = 1 << 20;
/** Buffers that come round: a piece is its reader's until this many pieces less one were asked for after it. */
export const PIECES = 5;

/**
 * Cuts what is put in into pieces of `PIECE_BYTES`. The same few buffers serve for all of them, as a new one for each would stand in
 * memory until garbage is collected.
 */
export class PieceRing {
  readonly #buffers = Array.from({ length: PIECES }, () => Buffer.allocUnsafeSlow(PIECE_BYTES));
  #turn = 0;
  #filled = 0;

  /** The rest of the current piece, at least one byte: fill it from its start, then say `took`. */
  get room(): Buffer {
    return this.#current.subarray(this.#filled);
  }

  /** Counts bytes that were put into `room`. The piece, where they made it whole. */
  took(bytes: number): Buffer | null {
    this.#filled += bytes;
    if (this.#filled < PIECE_BYTES) return null;
    const whole = this.#current;
    this.#turn = (this.#turn + 1) % PIECES;
    this.#filled = 0;
    return whole;
  }

  /** Copies bytes in, and gives the pieces that they made whole. */
  *put(bytes: Uint8Array): Generator<Buffer> {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + this.room.length);
      this.room.set(part);
      at += part.length;
      const whole = this.took(part.length);
      if (whole !== null) yield whole;
    }
  }

  /** What has been put in since the last whole piece. */
  get rest(): Buffer {
    return this.#current.subarray(0, this.#filled);
  }

  get #current(): Buffer {
    return this.#buffers[this.#turn] as Buffer;
  }
}
