import type { ElfFacts, GoBuildInfo } from '../../../shared/elf.ts';
import { readBuildInfo } from './build-info.ts';
import type { ByteSource } from './byte-source.ts';
import { readDynamic } from './dynamic.ts';
import { definedSymbols } from './dynamic-symbols.ts';
import { elfFacts } from './elf-facts.ts';
import { openElf } from './elf-image.ts';
import { servedGoPlugin } from './go-plugin.ts';
import { exportedNames, packageHashes, pluginPathOf, symbolPrefixes } from './package-hashes.ts';

/** A compiled Go file, as far as it can be known without running it. */
export interface GoBinary {
  readonly elf: ElfFacts;
  /** Null when Go did not build it, or before 1.18. */
  readonly go: GoBuildInfo | null;
  /** The version of hashicorp/go-plugin with which it serves as a plugin; null when it does not. */
  readonly goPlugin: string | null;
  /** By import path: what `plugin.Open` compares. */
  readonly packages: ReadonlyMap<string, string>;
  /** Of a plugin: how a process knows it, and what it offers to `plugin.Lookup`. */
  readonly pluginPath: string;
  readonly exported: readonly string[];
}

/** Reads a compiled file. Memory is bounded by its tables, 64 MiB each at most. @throws ElfProblem */
export function readGoBinary(source: ByteSource): GoBinary {
  const image = openElf(source);
  const dynamic = readDynamic(image);
  const go = readBuildInfo(image);
  const symbols = dynamic === null ? [] : definedSymbols(image, dynamic, symbolPrefixes(go?.path ?? null));
  const pluginPath = pluginPathOf(go?.path ?? '', symbols);
  return {
    elf: elfFacts(image, dynamic),
    go,
    goPlugin: servedGoPlugin(image, go),
    packages: packageHashes(image, symbols),
    pluginPath,
    exported: go?.settings['-buildmode'] === 'plugin' ? exportedNames(pluginPath, symbols) : [],
  };
}
