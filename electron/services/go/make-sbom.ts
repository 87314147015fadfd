import { createHash } from 'node:crypto';
import { ComponentType, HashAlgorithm } from '@cyclonedx/cyclonedx-library/Enums';
import { Bom, Component, Metadata, NamedLicense, Property, SpdxLicense } from '@cyclonedx/cyclonedx-library/Models';
import { JSON as JsonNormalize, JsonSerializer } from '@cyclonedx/cyclonedx-library/Serialize';
import { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec';
import { PackageURL } from 'packageurl-js';
import { chosenEdges, type ModuleGraph } from '../../core/go/module-graph.ts';
import type { GoBuildInfo, GoModuleVersion } from '../../shared/elf.ts';

export interface SbomInput {
  /** The compiled file: what it is called, what it is, and what Go wrote into it. */
  readonly file: { readonly path: string; readonly sha256: string; readonly go: GoBuildInfo };
  readonly target: string;
  /** Of the kit: what a module without version is called. */
  readonly version: string;
  /** By module path. */
  readonly licences: ReadonlyMap<string, readonly string[]>;
  readonly graph: ModuleGraph;
}

/** These need a decision that their texts do not hold: SPDX has no identifier for them without it. */
const UNDECIDED = /^A?L?GPL-[0-9.]+$/;
const STANDARD_LIBRARY = 'std';

/**
 * The CycloneDX 1.6 bill of materials of one compiled file, as JSON: what its own build information names, with the licences found in the
 * modules, and who asks for whom. No time and no chance is in it: equal inputs give equal bytes.
 */
export function makeSbom(input: SbomInput): string {
  const { file, target } = input;
  const { go } = file;
  const main = new Component(ComponentType.Application, file.path.split('/').at(-1) ?? file.path, {
    bomRef: `${target}/${file.path}`,
    version: input.version,
    purl: purlOf(go.main?.path ?? go.path, input.version, go.path),
  });
  main.hashes.set(HashAlgorithm['SHA-256'], file.sha256);
  addLicences(main, input.licences.get(go.main?.path ?? '') ?? []);
  for (const [name, value] of Object.entries(go.settings)) main.properties.add(new Property(`go:build:${name}`, value));

  const standard = new Component(ComponentType.Library, STANDARD_LIBRARY, {
    bomRef: STANDARD_LIBRARY,
    version: go.version.replace(/^go/, ''),
    purl: purlOf(STANDARD_LIBRARY, go.version.replace(/^go/, '')),
  });
  addLicences(standard, ['BSD-3-Clause']);
  const bom = new Bom({ metadata: new Metadata({ component: main }), serialNumber: serialOf(input) });
  bom.components.add(standard);
  main.dependencies.add(standard.bomRef);

  const chosen = new Map(go.deps.map(({ path, version }) => [path, version]));
  const components = new Map(
    go.deps.map((dep) => [`${dep.path}@${dep.version}`, moduleComponent(dep, input.licences)]),
  );
  for (const component of components.values()) bom.components.add(component);
  const link = (from: Component, name: string) => {
    for (const edge of chosenEdges(input.graph, name, chosen)) {
      const to = components.get(edge);
      if (to !== undefined) from.dependencies.add(to.bomRef);
    }
  };
  link(main, go.main?.path ?? '');
  for (const [name, component] of components) {
    link(component, name);
    component.dependencies.add(standard.bomRef);
  }
  const serializer = new JsonSerializer(new JsonNormalize.Normalize.Factory(Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function moduleComponent(dep: GoModuleVersion, licences: SbomInput['licences']): Component {
  const real = dep.replacedBy ?? dep;
  const component = new Component(ComponentType.Library, dep.path, {
    bomRef: `${dep.path}@${dep.version}`,
    version: dep.version,
    purl: purlOf(real.path, real.version),
  });
  addLicences(component, licences.get(dep.path) ?? []);
  // go.sum's own sum of a directory tree is none of the hashes that CycloneDX knows.
  if (real.sum !== null) component.properties.add(new Property('go:sum', real.sum));
  if (dep.replacedBy !== undefined) {
    component.properties.add(new Property('go:replaced-by', `${real.path} ${real.version}`.trim()));
  }
  return component;
}

function addLicences(component: Component, ids: readonly string[]): void {
  for (const id of ids) {
    component.licenses.add(
      UNDECIDED.test(id) ? new NamedLicense(`${id} (only, or any later version)`) : new SpdxLicense(id),
    );
  }
}

/** Package URLs of Go (purl-spec, type `golang`): the last element of the path is the name. */
function purlOf(module: string, version: string, packagePath = module): string {
  const elements = module.split('/');
  const name = elements.pop() ?? module;
  const inner = packagePath.startsWith(`${module}/`) ? packagePath.slice(module.length + 1) : undefined;
  return new PackageURL(
    'golang',
    elements.join('/') || undefined,
    name,
    version || undefined,
    undefined,
    inner,
  ).toString();
}

/** A version 8 UUID (RFC 9562) of what the bill is about. */
function serialOf({ file, target }: SbomInput): string {
  const hex = createHash('sha256').update(`${target} ${file.path} ${file.sha256}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`];
  return `urn:uuid:${parts.join('-')}-${hex.slice(20, 32)}`;
}
