/** What go.mod says about itself; read without `go`, since it decides which `go` may read it. */
export interface GoModLines {
  readonly module: string | null;
  /** The lowest Go version the module builds with; a module without the line asks for nothing. */
  readonly go: string | null;
  /** The toolchain that the module suggests, e.g. `go1.26.3`. */
  readonly toolchain: string | null;
}

/** Reads the `module`, `go` and `toolchain` lines of a go.mod (https://go.dev/ref/mod#go-mod-file). */
export function readGoModLines(text: string): GoModLines {
  const directiveValue = (directive: string) =>
    new RegExp(`^[ \\t]*${directive}[ \\t]+"?([^\\s"/][^\\s"]*)`, 'm').exec(text)?.[1] ?? null;
  return { module: directiveValue('module'), go: directiveValue('go'), toolchain: directiveValue('toolchain') };
}
