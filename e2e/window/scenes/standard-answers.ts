import { dependencies } from './dependency-sample.ts';
import { HOST } from './names.ts';
import * as samples from './samples.ts';
import type { CannedAnswers } from './scene.ts';

/** An answer with data. */
export function good<Data>(data: Data): { readonly ok: true; readonly data: Data } {
  return { ok: true, data };
}

/** What this machine, its media and its hosts are in every scene that does not say otherwise. */
export const standardAnswers: CannedAnswers = {
  'go.doctor': good(samples.doctor),
  'go.toolchains': good(samples.toolchains),
  'go.offered-toolchains': good(samples.offeredToolchains),
  'go.scan': good({ project: samples.project, toolchain: samples.toolchain }),
  'go.dependencies': good(dependencies),
  'go.plan': good({ plan: samples.plan, earlierMs: 41_000 }),
  'kit.show': good(samples.kitView),
  'kit.diff': good(samples.kitDiff),
  'media.list': good(samples.media),
  'media.foresee': good(samples.foresight),
  'custody.keys': good([samples.key]),
  'custody.signers': good(samples.signers),
  'host.plan-push': good(samples.pushPlan),
  'host.status': good(samples.statusAfter),
  'host.logs': good([
    '2026-09-14T06:12:03Z listening on 127.0.0.1:8080',
    '2026-09-14T06:12:03Z plugin alarm ready',
    '2026-09-14T06:12:04Z healthz 200 in 2 ms',
  ]),
  'host.practice': good({ target: HOST, identity: '/home/anna/.ssh/id_ed25519', prefix: '/home/anna/practice' }),
};
