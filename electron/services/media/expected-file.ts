/** A file whose bytes on the device are to be proven. */
export interface ExpectedFile {
  /** Path in the kit. */
  readonly path: string;
  /** Where it is on the medium. */
  readonly at: string;
  /** The same file on another disk, when there is one: shows where a wrong byte is. */
  readonly source?: string;
  readonly sha256: string;
  readonly bytes: number;
}
