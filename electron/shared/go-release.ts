/** A released Go with its patch, or a release candidate, without `go` before it. */
export const GO_RELEASE = /^1\.\d+(\.\d+|rc\d+)$/;

/** `GOOS/GOARCH`. */
export const PLATFORM = /^[a-z0-9]+\/[a-z0-9]+$/;

/** A Go toolchain as module proxies offer it. */
export interface OfferedToolchain {
  /** e.g. `1.26.3`. */
  readonly version: string;
  /** `GOOS/GOARCH`. */
  readonly platform: string;
}
