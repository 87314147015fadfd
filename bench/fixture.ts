import { withScript } from './script.ts';

const SCRIPT = new URL('../e2e/bench/trip-fixture.ts', import.meta.url);

/** Signed kits, and the Void-like host when one was asked for. */
export interface Fixture {
  readonly kits: readonly string[];
  readonly allowedSigners: string;
  /** Why there is no host although one was asked for. */
  readonly problem: string | null;
  readonly host: FixtureHost | null;
}

export interface FixtureHost {
  /** Where its directories lie on this machine. */
  readonly root: string;
  readonly port: number;
  readonly userKey: string;
  readonly knownHosts: string;
}

/** Makes a fixture (`words` as the script says), gives it to `use`, and takes it down whatever happens. */
export async function withFixture<T>(
  dir: string,
  words: readonly string[],
  use: (fixture: Fixture) => Promise<T>,
): Promise<T> {
  return withScript(SCRIPT, [dir, ...words], async ({ next }) => use((await next()) as Fixture));
}
