/** A module as a Go program names it. */
export type GoModuleVersion = {
  readonly path: string;
  /** `(devel)` of the module that was built itself. */
  readonly version: string;
  /** `h1:…`; null for directories and vendored modules. */
  readonly sum: string | null;
  readonly replacedBy?: GoModuleVersion;
};

/** What Go wrote into a program about its build; informational, not proof. */
export type GoBuildInfo = {
  /** e.g. `go1.26.3`. */
  readonly version: string;
  /** The import path of the main package. */
  readonly path: string;
  readonly main: GoModuleVersion | null;
  readonly deps: readonly GoModuleVersion[];
  /** e.g. `GOAMD64`, `-trimpath`, `CGO_ENABLED`. */
  readonly settings: Readonly<Record<string, string>>;
};

/** What a program or shared object needs of the machine that runs it, read from the file and not from its name. */
export type ElfFacts = {
  readonly bits: 32 | 64;
  readonly endian: 'little' | 'big';
  /** Go's name of the architecture, or `unknown-<number>` after ELF's `e_machine`. */
  readonly machine: string;
  /** A plugin and a position-independent program are both shared objects: a program names an interpreter or is static. */
  readonly kind: 'program' | 'shared-object';
  /** The loader of a dynamically linked program; null of a static one and of a shared object. */
  readonly interpreter: string | null;
  readonly needed: readonly string[];
  /** The highest version of glibc asked for, e.g. `2.34`; null when none is. */
  readonly glibc: string | null;
  readonly runPath: readonly string[];
  readonly textRelocations: boolean;
  readonly executableStack: boolean;
};
