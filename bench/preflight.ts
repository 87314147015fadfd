import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../electron/services/process.ts';
import { goInput, sampleInput } from './go-input.ts';
import { compete } from './measure.ts';
import { table } from './report.ts';
import { peer, runEngine, stock } from './run-engine.ts';
import type { Section } from './section.ts';

const PLUGINS = 20;
const LIMIT_MS = 1000;
const BUILD_TIMEOUT_MS = 10 * 60_000;

/** A host program and its native plugins, compared package by package. */
export const preflight: Section = async ({ dir, quick }) => {
  const input = await goInput();
  const projectDir = await sampleInput(input, dir);
  const build = async (mode: string, name: string, path: string) => {
    const out = join(dir, name);
    const env = { ...input.env, CGO_ENABLED: '1' };
    const args = ['build', `-buildmode=${mode}`, '-trimpath', '-buildvcs=false', '-ldflags=-s -w', '-o', out, path];
    await run(input.go, args, { cwd: projectDir, env, timeoutMs: BUILD_TIMEOUT_MS });
    return out;
  };
  const host = await build('exe', 'host', './cmd/tidegauge-native');
  const plugins: string[] = [];
  for (let number = 1; number <= PLUGINS; number++) {
    const path = `plugins/filter${number}`;
    await cp(join(projectDir, 'plugins/filter'), join(projectDir, path), { recursive: true });
    plugins.push(await build('plugin', `filter${number}.so`, `./${path}`));
  }
  const measured = await compete(
    [
      { name: 'voidferry', run: () => runEngine('preflight', host, ...plugins) },
      peer('readelf --dyn-syms', () =>
        stock('sh', '-c', 'readelf --wide --dyn-syms "$@" >/dev/null', 'sh', host, ...plugins),
      ),
    ],
    quick ? 3 : 9,
  );
  const [engine] = measured;
  if (!engine) throw new Error('nothing was measured');
  return {
    lines: table(`preflight of a host program and ${PLUGINS} native plugins`, null, measured),
    engine,
    bars: [
      {
        text: `preflight: under ${LIMIT_MS / 1000} s`,
        measured: `${(engine.milliseconds / 1000).toFixed(2)} s`,
        holds: engine.milliseconds < LIMIT_MS,
      },
    ],
  };
};
