/** One thing that two kits have otherwise; null: that kit has not got it. */
export type Change<T> = { readonly name: string; readonly from: T | null; readonly to: T | null };

/** What differs between two kits, each list sorted by name; what is equal is left out. */
export type KitDiff = {
  /** Version, serial, Go and the like, by the names of KIT.json. */
  readonly facts: readonly Change<string>[];
  /** Versions of the modules that are built into the programs. */
  readonly modules: readonly Change<string>[];
  /** SPDX identifiers, of modules with a licence that changed. */
  readonly licences: readonly Change<string>[];
  /** Versions of the modules that each is known in, `<id> <module>`; null: there is no database here to ask. */
  readonly vulnerabilities: readonly Change<string>[] | null;
  /** Files of the releases, `<target>/<path>`, by their bytes; equal bytes with another content are a change too. */
  readonly files: readonly Change<number>[];
  /** Bytes of everything that the kits hold. */
  readonly bytes: { readonly from: number; readonly to: number };
};
