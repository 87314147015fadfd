import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fixture, type FixtureHost, withFixture } from './fixture.ts';
import { compete, type Measured } from './measure.ts';
import { type LinkRate, overLink, probeLink, rateName } from './rated-link.ts';
import { atLeastTimesAsFast, table } from './report.ts';
import { peer, runEngine, stock } from './run-engine.ts';
import type { Section, SectionInput, SectionResult } from './section.ts';

const TARGET = 'x86_64';

/** A release pushed to a host that has nothing of it; over loopback, where nothing hides what the engine itself takes. */
export const firstPush: Section = (input) => {
  const fileBytes = input.quick ? 10e6 : 107_374_182;
  return onHost(input, [`1.0.0=${fileBytes}x10`], async (fixture, host) => {
    const measured = await compete(
      [
        {
          name: 'voidferry',
          async run() {
            await forget(host);
            return push(fixture.kits[0], fixture, host);
          },
        },
        scp(await unpack(fixture.kits[0], input.dir), host),
      ],
      input.quick ? 1 : 5,
    );
    const bytes = 10 * fileBytes;
    const title = `first push of ${Math.round(bytes / 1e6)} MB in ten files, ${await way(null)}`;
    return result(title, bytes, measured, 0.7);
  });
};

/**
 * A release in which one of ten programs is new, pushed to a host that runs the one before. Loopback carries bytes at the price of
 * copying them, so that what is not sent saves next to nothing there; over a link both contestants have the same one.
 * @param rate null: loopback
 * @param factor null: measured, but held to nothing
 */
export function nextPush(rate: LinkRate | null, factor: number | null): Section {
  return (input) => {
    const fileBytes = input.quick ? 5e6 : 20e6;
    return onHost(input, [`1.0.0=${fileBytes}x10`, `1.1.0=${fileBytes}x10+1`], async (fixture, host) => {
      const tree = await unpack(fixture.kits[1], input.dir);
      const contest = (reached: FixtureHost) =>
        compete(
          [
            {
              name: 'voidferry',
              async run() {
                await forget(host);
                await push(fixture.kits[0], fixture, host);
                return push(fixture.kits[1], fixture, reached);
              },
            },
            scp(tree, reached),
          ],
          input.quick ? 1 : rate === 1e8 ? 3 : 5,
        );
      const measured = rate === null ? await contest(host) : await overLink(rate, host, contest);
      const title = `push of ten programs of ${fileBytes / 1e6} MB, one of them changed, ${await way(rate)}`;
      return result(title, 10 * fileBytes, measured, factor);
    });
  };
}

/** Names the link by its rate and by what it was seen to pass. */
async function way(rate: LinkRate | null): Promise<string> {
  if (rate === null) return 'over loopback';
  const seen = await probeLink(rate);
  return `over a link of ${rateName(rate)} without delay (it passed ${Math.round(seen / 1e6)} Mbit/s)`;
}

function result(title: string, bytes: number, measured: readonly Measured[], factor: number | null): SectionResult {
  const [engine, other] = measured;
  if (!engine || !other) throw new Error('nothing was measured');
  const bars = factor === null ? [] : [atLeastTimesAsFast(title, engine, other, factor)];
  return { lines: table(title, bytes, measured), engine, bars };
}

async function onHost(
  { dir }: SectionInput,
  kits: readonly string[],
  measure: (fixture: Fixture, host: FixtureHost) => Promise<SectionResult>,
): Promise<SectionResult> {
  return withFixture(dir, ['--host', ...kits], async (fixture) => {
    if (fixture.host === null) throw new Error(`no host to push to: ${fixture.problem}`);
    await runEngine('enrol', fixture.allowedSigners, ...loginOf(fixture.host));
    return measure(fixture, fixture.host);
  });
}

/** Up to the staged release: what scp does not do, to switch and to watch, is not measured. */
function push(kit = '', { allowedSigners }: Fixture, host: FixtureHost) {
  return runEngine('push', kit, allowedSigners, ...loginOf(host));
}

function loginOf({ port, userKey, knownHosts }: FixtureHost): string[] {
  return [String(port), userKey, knownHosts];
}

/** The whole tree by scp with its default cipher, to the same sshd. */
function scp(tree: string, host: FixtureHost) {
  const login = ['-F', 'none', '-o', 'BatchMode=yes', '-o', `UserKnownHostsFile=${host.knownHosts}`];
  const to = ['-i', host.userKey, '-P', String(host.port), tree, 'root@127.0.0.1:/opt/scp'];
  return {
    name: 'scp',
    async run() {
      await rm(join(host.root, 'opt/scp'), { recursive: true, force: true });
      return peer('', () => stock('scp', '-q', '-r', ...login, ...to)).run();
    },
  };
}

/** What scp carries is the release as it lies on a host: the same bytes, the same files. */
async function unpack(kit = '', dir: string): Promise<string> {
  const tree = join(dir, 'release');
  await mkdir(tree);
  const [name] = kit.split('/').slice(-1);
  await stock('tar', '-xzf', join(kit, 'targets', TARGET, `${name}.tar.gz`), '-C', tree);
  return tree;
}

/** Takes from the host what was pushed before. */
async function forget({ root }: FixtureHost): Promise<void> {
  for (const place of ['opt/tidegauge', 'opt/.voidferry/push', 'var/lib/voidferry/serials'])
    await rm(join(root, place), { recursive: true, force: true });
}
