/** What the tests of the window are told by their setup. */
export interface LaunchFacts {
  readonly executable: string;
  readonly args: readonly string[];
  readonly display: string;
  /** Holds the caches of Go, shared between tests. */
  readonly cacheDir: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    launch: LaunchFacts;
    /** Why there can be no window on this machine; null where there is one. */
    whyNoWindow: string | null;
  }
}
