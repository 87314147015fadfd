import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

export interface SampleSettings {
  /** Loopback port that the service listens on. */
  readonly port: number;
  /** Extra arguments of the service, such as a drill that makes it misbehave on purpose. */
  readonly extraArgs?: readonly string[];
  readonly settleSeconds: number;
  readonly timeoutSeconds: number;
  /** Native plugins need a C compiler; without one they stay at home. */
  readonly nativePlugins: boolean;
}

/** Copies the sample project, so that a rehearsal changes nothing that is shipped. */
export async function copySample(sampleDir: string, projectDir: string): Promise<void> {
  await cp(sampleDir, projectDir, { recursive: true, errorOnExist: true, force: false });
}

/** Writes the service's arguments and limits into the `voidferry.yaml` of a copied sample. */
export async function configureSample(projectDir: string, settings: SampleSettings): Promise<void> {
  const path = join(projectDir, 'voidferry.yaml');
  const document = parseDocument(await readFile(path, 'utf8'));
  const address = `127.0.0.1:${settings.port}`;
  document.setIn(['service', 'args'], ['--listen', address, ...(settings.extraArgs ?? [])]);
  document.setIn(['service', 'health', 'http'], `http://${address}/healthz`);
  document.setIn(['service', 'health', 'settleSeconds'], settings.settleSeconds);
  document.setIn(['service', 'health', 'timeoutSeconds'], settings.timeoutSeconds);
  if (!settings.nativePlugins) {
    const plugins: { kind: string }[] = document.toJS().plugins;
    document.set(
      'plugins',
      plugins.filter(({ kind }) => kind !== 'native'),
    );
  }
  await writeFile(path, document.toString());
}
